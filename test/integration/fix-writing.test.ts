import { describe, expect, it } from 'vitest';
import type { Inline } from '#shared/domain/narrative.ts';
import type { DraftBlock } from '#shared/domain/narrative-draft.ts';
import { openBackend } from '../helpers/backend.ts';

/** The example with other words: `write` gets each block of the text and gives what stands there. */
async function exampleWith(write: (block: DraftBlock) => DraftBlock) {
  const opened = openBackend();
  const { call } = opened;
  const { id: yearId } = await call('years.openExample', {});
  const { basis, blocks } = await call('narrative.view', { yearId });
  await call('narrative.setDocument', { yearId, basis, blocks: blocks.map(write) });
  const blocksNow = async () => (await call('narrative.view', { yearId })).blocks;
  const findings = async () =>
    (await call('checks.run', { yearId })).findings.filter(({ rule }) => rule === 'text-format');
  const fixAll = async () => call('checks.fix', { yearId, keys: (await findings()).map(({ key }) => key) });
  return { ...opened, yearId, blocksNow, findings, fixAll };
}

const mistyped = ' Según el N°5, la GÉNERICA sumó 135, 243 casos ( uno ).';
const corrected = ' Según el N° 5, la GENÉRICA sumó 135,243 casos (uno).';

/** Words at the end of the text for all activities, which holds linked figures too; two activities read as it does. */
const inTemplate = (block: DraftBlock): DraftBlock =>
  block.kind === 'activities'
    ? {
        ...block,
        document: [...block.document, { kind: 'text', text: mistyped }],
        activities: block.activities.map((activity, at) => (at < 2 ? { ...activity, own: false } : activity)),
      }
    : block;

/** A quotation mark without its pair, and a figure that a person wrote over. */
const uncertain: readonly Inline[] = [
  { kind: 'text', text: ' “Trabaja Perú: ' },
  {
    kind: 'figure',
    ref: 'budget/total/pim',
    format: 'count',
    override: { text: '135, 243', reason: 'Acta', over: '' },
  },
];

describe('the writing of our text', () => {
  it('is put right in one act that changes typed words alone, once for all activities that share them, and is undone', async () => {
    const { call, yearId, blocksNow, findings, fixAll } = await exampleWith(inTemplate);
    const before = await blocksNow();
    const told = await findings();
    expect(told).toHaveLength(2 * 5);
    expect(told.every(({ fixable }) => fixable)).toBe(true);

    await fixAll();
    expect(await findings()).toEqual([]);
    const fixed = JSON.stringify(before).replaceAll(mistyped, corrected);
    expect(JSON.stringify(await blocksNow())).toBe(fixed);
    expect(await call('edit.state', { yearId })).toMatchObject({ undo: 'Corregir la escritura' });

    await call('edit.undo', { yearId });
    expect(await blocksNow()).toEqual(before);
    expect(await findings()).toHaveLength(told.length);
  });

  it('is put right finding by finding; the others stay', async () => {
    const { call, yearId, findings } = await exampleWith((block) =>
      block.kind === 'heading' && block.level === 1 ? { ...block, text: 'Ejecucion  del gasto' } : block,
    );
    const told = await findings();
    const wrongs = told.map(({ found }) => found);
    expect(new Set(wrongs)).toEqual(new Set(['Ejecucion', '  ']));
    const word = told.find(({ found }) => found === 'Ejecucion');
    await call('checks.fix', { yearId, keys: [word?.key ?? ''] });
    expect((await findings()).map(({ found }) => found)).toEqual(wrongs.toSpliced(wrongs.indexOf('Ejecucion'), 1));
  });

  it('is left to a person where it is not certain, or where the words are not typed', async () => {
    const { call, yearId, findings } = await exampleWith((block) =>
      block.kind === 'paragraph' ? { ...block, document: [...block.document, ...uncertain] } : block,
    );
    const told = await findings();
    expect(new Set(told.map(({ found }) => found))).toEqual(new Set(['“', '135, 243']));
    expect(told.map(({ fixable }) => fixable)).toEqual(told.map(() => false));
    const before = (await call('narrative.view', { yearId })).basis;
    const refused = call('checks.fix', { yearId, keys: [told[0]?.key ?? ''] });
    await expect(refused).rejects.toMatchObject({ code: 'not-available-here' });
    await expect(call('checks.fix', { yearId, keys: ['gone'] })).rejects.toMatchObject({ code: 'not-found' });
    expect((await call('narrative.view', { yearId })).basis).toBe(before);
  });
});
