import { describe, expect, it } from 'vitest';
import { neutralMapping } from '#backend/imports/assistant/propose.ts';
import {
  type App,
  exampleYear,
  goalOf,
  planMapped,
  problemCodes,
  promote,
  textTable,
  upload,
} from '../../helpers/example-year.ts';

const open = exampleYear();

const states = async ({ call, yearId }: App) =>
  (await call('imports.history', { yearId })).map(({ fileName, state }) => [fileName, state]).toSorted();

describe('tables of the same layout', () => {
  it('of values stay one beside the other, and each value says its file', async () => {
    const app = open();
    const before = await states(app);
    const first = await planMapped(app, 'enero.csv', textTable(['Actividad;Logro', '5000276;10']));
    await promote(app, first);
    const second = await planMapped(app, 'febrero.csv', textTable(['Actividad;Logro', '5006294;20']));
    expect([first.profile, second.replaces]).toEqual([second.profile, null]);
    await promote(app, second);
    expect(await states(app)).toEqual([...before, ['enero.csv', 'active'], ['febrero.csv', 'active']].toSorted());
    expect([(await goalOf(app, '5000276')).executed, (await goalOf(app, '5006294')).executed]).toEqual([10, 20]);
  });

  const amounts = (pim: number) => textTable(['Genérica;PIM', `5-21;${pim}`]);
  /** Of a row of headings whose first one alone is written nobody can tell the layout. */
  const nameless = (pim: number) => textTable(['Importes;', `5-21;${pim}`, '5-23;50']);
  const mapping = {
    ...neutralMapping,
    sheet: 'Texto',
    kind: 'budget' as const,
    headerRow: 1,
    headerRows: 1,
    columns: [
      { column: 1, role: 'generica' as const },
      { column: 2, role: 'pim' as const },
    ],
  };

  it('of amounts replace each other; without headings they replace none and are never official', async () => {
    const app = open();
    const official = () => app.db.prepare('SELECT * FROM official_source ORDER BY 1, 2').all();
    await promote(app, await planMapped(app, 'a.csv', amounts(100)));
    expect((await planMapped(app, 'b.csv', amounts(200))).replaces?.fileName).toBe('a.csv');
    app.db.exec('DELETE FROM official_source');
    app.db.exec("UPDATE import_batch SET state = 'undone'");
    const map = async (name: string, pim: number) => {
      const handle = await upload(app, name, nameless(pim));
      return app.call('imports.plan', { yearId: app.yearId, handle, options: { mapping } });
    };
    const first = await map('c.csv', 300);
    expect(first).toMatchObject({ status: 'ready', profile: 'table-budget:', becomesOfficial: [], replaces: null });
    await promote(app, first);
    expect(official()).toEqual([]);
    expect(await map('d.csv', 400)).toMatchObject({ status: 'ready', becomesOfficial: [], replaces: null });
  });
});

describe('codes of sources of funding and of rubros', () => {
  it('have one digit and two; a zero that is added is noted, and a rubro is no source', async () => {
    const app = open();
    const table = (source: string, rubro: string) =>
      textTable(['Genérica;Fuente de financiamiento;Rubro;PIM', `5-21;${source};${rubro};100`]);
    const read = async (source: string, rubro: string) =>
      problemCodes(await planMapped(app, 'a.csv', table(source, rubro)));
    expect(await read('1. Recursos ordinarios', '00: RECURSOS ORDINARIOS')).not.toContain('note repaired-code');
    const repaired = await planMapped(app, 'a.csv', table('2', '9: RECURSOS'));
    expect(repaired.problems.filter(({ code }) => code === 'repaired-code')).toEqual([
      {
        severity: 'note',
        code: 'repaired-code',
        at: { sheet: 'Texto', row: 2, column: 3 },
        found: '9: RECURSOS',
        detail: { column: 'Rubro', code: '09' },
      },
    ]);
    expect(await read('09', '09')).toContain('error bad-code');
    expect(await read('1', '009')).toContain('error bad-code');
  });
});
