import { describe, expect, it } from 'vitest';
import { openBackend } from '../helpers/backend.ts';
import { fillYear2024 } from '../helpers/year-2024.ts';

function withWords() {
  const opened = openBackend();
  const yearId = fillYear2024(opened.db);
  const { call } = opened;
  const marked = async (text: string, year = yearId) => {
    const [ranges = []] = await call('spelling.check', { yearId: year, texts: [text] });
    return ranges.map(({ from, to }) => text.slice(from, to));
  };
  const own = async (year = yearId) => (await call('years.settings', { yearId: year })).spelling.words;
  return { ...opened, yearId, marked, own };
}

describe('spelling', () => {
  it('marks what is in no list, where it stands, in each of the texts', async () => {
    const { call, yearId } = withWords();
    const texts = ['La ejcución presupuestal del PIM fue represantativa.', 'El devengado superó la meta.', ''];
    expect(await call('spelling.check', { yearId, texts })).toEqual([
      [
        { from: 3, to: 11 },
        { from: 37, to: 51 },
      ],
      [],
      [],
    ]);
  });

  it('knows the names of the year, but not a word of the language that a name writes without its accent', async () => {
    const { call, db, yearId, marked } = withWords();
    const text = 'El comité de Yanakuna aprobó la gestion.';
    expect(await marked(text)).toEqual(['Yanakuna', 'gestion']);
    db.prepare("UPDATE activity SET name = 'GESTION DE YANAKUNA' WHERE year_id = ? AND code = '5000276'").run(yearId);
    expect(await marked(text)).toEqual(['gestion']);
    const { glossary } = await call('years.settings', { yearId });
    const value = [...glossary.terms, 'SIMK: Sistema Metakuna'];
    expect(await marked('Se usó el Metakuna.')).toEqual(['Metakuna']);
    await call('settings.setField', { yearId, path: ['glossary', 'terms'], value });
    expect(await marked('Se usó el Metakuna.')).toEqual([]);
  });

  it('suggests at most five words, first what is nearest and what the names of the year use, with the same capitals', async () => {
    const { call, yearId } = withWords();
    const suggestions = async (word: string) => call('spelling.suggest', { yearId, word });
    const words = ['ejecucion', 'Ejcución', 'presupestal', 'TRANFERENCIAS', 'conbenios', 'devngado'];
    const all = await Promise.all(words.map(suggestions));
    expect(all.map(([first]) => first)).toEqual([
      'ejecución',
      'Ejecución',
      'presupuestal',
      'TRANSFERENCIAS',
      'convenios',
      'devengado',
    ]);
    expect(Math.max(...all.map(({ length }) => length))).toBe(5);
    expect(await suggestions('xzqwkjh')).toEqual([]);
  });

  it('marks nothing in sentences as reports of the sector have them, and in each what is wrong', async () => {
    const { marked } = withWords();
    const right = [
      'Los montos reprogramados se comprometieron y devengaron al 31 de dic. (Nov. y Dic. inclusive), realizándose 12 transferencias.',
      'El Viceministerio, el MEF y el Ceplan coordinaron con Ayacucho, Apurímac y APURÍMAC la focalización intersectorial y plurianual.',
      'Impórtelo en Excel; cautelándose otorgándoseles, N° 22, ii) y nº 3: www.mef.gob.pe/siaf, PpR, 0073 y 5-21.',
      'LA EJECUCIÓN PRESUPUESTAL DE LAS GENÉRICAS DE GASTO, MONITOREADA TRIMESTRALMENTE.',
    ];
    expect(await marked(right.join('\n'))).toEqual([]);
    expect(
      await marked('La ejecucion de los monots, realizandose en APURIMAC; sinembargo la GÉNERICA macroregional.'),
    ).toEqual(['ejecucion', 'monots', 'realizandose', 'APURIMAC', 'sinembargo', 'GÉNERICA', 'macroregional']);
  });

  it('marks nothing in the text of the example', async () => {
    const { call, yearId, marked } = withWords();
    const { blocks } = await call('narrative.view', { yearId });
    const texts = blocks.flatMap((block) => {
      if (block.kind === 'heading') return [block.text];
      const documents = 'document' in block ? [block.document] : [];
      const activities = block.kind === 'activities' ? block.activities.map(({ document }) => document) : [];
      return [...documents, ...activities].map((document) =>
        document.map((inline) => (inline.kind === 'text' ? inline.text : '\uFFFC')).join(''),
      );
    });
    expect(texts.join('').length).toBeGreaterThan(2_000);
    expect(await marked(texts.join('\n'))).toEqual([]);
  });
});

describe('the dictionary of a year', () => {
  it('takes a word in once, as the record says, and undo takes it out again', async () => {
    const { call, yearId, marked, own } = withWords();
    await call('spelling.addWord', { yearId, word: 'Yanakuna' });
    const { undo } = await call('spelling.addWord', { yearId, word: 'Ñawi' });
    expect(undo).toBe('Diccionario: agregar «Ñawi»');
    await call('spelling.addWord', { yearId, word: 'yanakuna' });
    expect(await own()).toEqual(['Yanakuna', 'Ñawi']);
    const all = { area: null, by: null, text: '' };
    const { entries } = await call('record.list', { yearId, filter: all, before: null, limit: 1 });
    const entryId = entries[0]?.id ?? 0;
    expect(await call('record.changes', { yearId, entryId, limit: 10 })).toMatchObject([
      { area: 'settings', field: 'Palabras propias 2', before: null, after: 'Ñawi' },
    ]);

    expect(await marked('YANAKUNA, yanakuna y ñawi, mas no yanacuna')).toEqual(['yanacuna']);
    expect(await call('spelling.suggest', { yearId, word: 'Yanakuma' })).toContain('Yanakuna');
    await call('edit.undo', { yearId });
    await call('edit.undo', { yearId });
    expect(await own()).toEqual([]);
    expect(await marked('Yanakuna')).toEqual(['Yanakuna']);
  });

  it('holds single words only, and none is changed where one is refused', async () => {
    const { call, yearId, own } = withWords();
    const set = (value: string[]) => call('settings.setField', { yearId, path: ['spelling', 'words'], value });
    await set(['Yanakuna']);
    await expect(set(['Yanakuna', 'dos palabras'])).rejects.toMatchObject({ code: 'bad-value' });
    expect(await own()).toEqual(['Yanakuna']);
  });

  it('comes back with a version, goes on to the next year and travels in the configuration file', async () => {
    const { call, yearId, own } = withWords();
    await call('spelling.addWord', { yearId, word: 'Yanakuna' });
    const version = await call('years.makeVersion', { yearId, name: 'Con la palabra' });
    const { text } = await call('settings.export', { yearId });
    await call('settings.setField', { yearId, path: ['spelling', 'words'], value: [] });
    await call('settings.setField', { yearId, path: ['spelling', 'check'], value: false });
    const next = await call('years.create', { year: 2025, fromYearId: yearId, entity: null });
    expect((await call('years.settings', { yearId: next.id })).spelling).toEqual({ check: false, words: [] });

    await call('years.restoreVersion', { yearId, versionId: version.id });
    expect((await call('years.settings', { yearId })).spelling).toEqual({ check: true, words: ['Yanakuna'] });
    await call('settings.import', { yearId: next.id, text, texts: false });
    expect(await own(next.id)).toEqual(['Yanakuna']);
  });

  it('is not written to in a closed year', async () => {
    const { call, yearId, own } = withWords();
    await call('years.close', { yearId });
    await expect(call('spelling.addWord', { yearId, word: 'Yanakuna' })).rejects.toMatchObject({ code: 'closed-year' });
    expect(await own()).toEqual([]);
  });
});
