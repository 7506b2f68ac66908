import { describe, expect, it } from 'vitest';
import type { TableKey, TableModel } from '#shared/domain/table-model.ts';
import { es } from '#shared/strings/es.ts';
import { openBackend } from '../helpers/backend.ts';
import { fillYear2024 } from '../helpers/year-2024.ts';

function withSettings() {
  const opened = openBackend();
  const yearId = fillYear2024(opened.db);
  const settings = () => opened.call('years.settings', { yearId });
  const set = (path: string[], value: string | number | boolean | null | string[]) =>
    opened.call('settings.setField', { yearId, path, value });
  const table = async (key: TableKey): Promise<TableModel> => {
    const { blocks } = await opened.call('chapter.model', { yearId });
    const found = blocks.find((block) => block.kind === 'table' && block.table.key === key);
    if (found?.kind !== 'table') throw new Error(`no table ${key}`);
    return found.table;
  };
  return { ...opened, yearId, settings, set, table };
}

describe('a setting', () => {
  it('changes what is printed at once, and undo gives the former one back', async () => {
    const { call, yearId, settings, set, table } = withSettings();
    const before = await settings();
    const { undo } = await set(['numbering', 'firstTable'], 21);
    expect(undo).toBe('Configuración: Primera tabla');
    expect((await table('pia-by-generica')).number).toBe(21);
    await set(['tables', 'targets', 'headings', 'executed'], 'Logrado {year}');
    expect((await table('targets')).columns.map(({ label }) => label)).toContain('Logrado 2024');
    await set(['tables', 'execution-by-activity', 'totalLabel'], null);
    expect((await table('execution-by-activity')).rows.filter(({ kind }) => kind === 'total')).toEqual([]);
    for (let step = 0; step < 3; step += 1) await call('edit.undo', { yearId });
    expect(await settings()).toEqual(before);
  });

  it('decides how the shares of table 19 are rounded', async () => {
    const { set, table } = withSettings();
    const sum = async () =>
      (await table('pim-by-generica')).rows
        .filter(({ kind }) => kind === 'body')
        .map(({ cells }) => cells.at(-1))
        .reduce((total, cell) => total + (cell?.kind === 'percent' ? (cell.value?.scaled ?? 0) : 0), 0);
    expect(await sum()).toBe(1001);
    await set(['tables', 'pim-by-generica', 'sharePolicy'], 'largest-remainder');
    expect(await sum()).toBe(1000);
  });

  it.each([
    [['entity', 'executingUnitCode'], '5', es.settings.expected('executingUnitCode')],
    [['entity', 'cutOffDate'], '31/12/2024', es.settings.expected('cutOffDate')],
    [['numbering', 'firstTable'], 'dieciocho', es.settings.expected('firstTable')],
    [['tables', 'targets', 'title'], '', es.settings.expected('title')],
    [['tables', 'targets', 'amountDecimals'], 1, es.settings.expected('amountDecimals')],
    [['chart', 'series'], [], es.settings.expected('series')],
  ])('%j is refused as %j with what is expected, and nothing changes', async (path, value, expected) => {
    const { settings, set } = withSettings();
    const before = await settings();
    await expect(set(path, value)).rejects.toMatchObject({ code: 'bad-value', detail: { expected } });
    expect(await settings()).toEqual(before);
  });

  it.each([[['entity', 'nothing']], [['nothing', 'title']], [['tables', 'targets', '__proto__', 'a']]])(
    '%j leads nowhere and adds nothing',
    async (path) => {
      const { settings, set } = withSettings();
      const before = await settings();
      await expect(set(path, 'x')).rejects.toMatchObject({ code: 'not-found' });
      expect(await settings()).toEqual(before);
    },
  );

  it('that reads the same leaves nothing to undo', async () => {
    const { set } = withSettings();
    expect((await set(['numbering', 'firstTable'], 18)).undo).toBeNull();
  });
});

describe('the file of the configuration', () => {
  it('carries everything to another year but the cut-off date, as one act', async () => {
    const { call, yearId, settings, set } = withSettings();
    await set(['entity', 'institution'], 'Otra institución');
    await set(['tables', 'targets', 'headings', 'executed'], 'Logrado');
    const { text } = await call('settings.export', { yearId });
    const wanted = await settings();
    await call('edit.undo', { yearId });
    await call('edit.undo', { yearId });
    await set(['entity', 'cutOffDate'], '2024-09-30');
    const before = await settings();
    const { undo } = await call('settings.import', { yearId, text, texts: false });
    expect(undo).toBe('Configuración desde un archivo');
    expect(await settings()).toEqual({ ...wanted, entity: { ...wanted.entity, cutOffDate: '2024-09-30' } });
    await call('edit.undo', { yearId });
    expect(await settings()).toEqual(before);
  });

  it('says whether issues begin with their contents; a file that does not say leaves it', async () => {
    const { call, yearId } = withSettings();
    const shown = async (): Promise<boolean> => (await call('chapter.issueSettings', { yearId })).contents;
    await call('chapter.setContents', { yearId, contents: false });
    const { text } = await call('settings.export', { yearId });
    await call('edit.undo', { yearId });
    const { issue, ...older } = JSON.parse(text) as Record<string, unknown>;
    expect(issue).toEqual({ contents: false });
    await call('settings.import', { yearId, text: JSON.stringify(older), texts: false });
    expect(await shown()).toBe(true);
    await call('settings.import', { yearId, text, texts: false });
    expect(await shown()).toBe(false);
    await call('edit.undo', { yearId });
    expect(await shown()).toBe(true);
  });

  it.each([
    ['no JSON', () => 'hola'],
    ['another file', () => '{"format":"otro"}'],
    ['half a file', (text: string) => text.slice(0, -20)],
    ['a file with something more', (text: string) => text.replace('"settings"', '"mas": 1, "settings"')],
  ])('is refused when it is %s, and nothing changes', async (_name, damage) => {
    const { call, yearId, settings } = withSettings();
    const before = await settings();
    const { text } = await call('settings.export', { yearId });
    await expect(call('settings.import', { yearId, text: damage(text), texts: true })).rejects.toMatchObject({
      code: 'bad-value',
    });
    expect(await settings()).toEqual(before);
  });
});
