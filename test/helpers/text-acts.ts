import fc from 'fast-check';
import { findingNumbers } from '#shared/domain/checks.ts';
import type { DraftBlock } from '#shared/domain/narrative-draft.ts';
import { signRoles } from '#shared/domain/sign-off.ts';
import type { BackendUnderTest } from './backend.ts';
import { at, pick, targetAt, text } from './goal-acts.ts';

/** Settings that people change, each with what they may be; the last one of some is refused. */
const settings = [
  { path: ['entity', 'institution'], values: ['Unidad de prueba', 'Otra unidad'] },
  { path: ['entity', 'cutOffDate'], values: ['2024-06-30', '2024-12-31', 'ayer'] },
  { path: ['entity', 'signatories'], values: [[], ['Ana Ruiz, UPP']] },
  { path: ['numbering', 'firstTable'], values: [18, 21, -1] },
  { path: ['tables', 'targets', 'title'], values: ['Metas de {year}', 'Avance de metas'] },
  { path: ['tables', 'generica', 'amountUnit'], values: ['soles', 'thousands', 'millions'] },
  { path: ['chart', 'shown'], values: [true, false] },
  { path: ['formats', 'soles'], values: ['space', 'comma', 'punto'] },
  { path: ['glossary', 'terms'], values: [[], ['PIM: Presupuesto Institucional Modificado']] },
  { path: ['spelling', 'words'], values: [[], ['reubicable']] },
  { path: ['nothing', 'like', 'this'], values: [''] },
] as const;

/** What a person may do with texts, settings, notes, decisions and signatures, as data for `fc.oneof`. */
export const textActs = [
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('setting' as const), pick, value: pick }) },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('narrative' as const),
      pick,
      act: fc.constantFrom('add', 'write', 'own', 'remove', 'move', 'table'),
      text,
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('note' as const),
      pick,
      act: fc.constantFrom('add', 'write', 'remove', 'reviewed'),
      text,
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('explanation' as const), pick, text }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('finding' as const),
      pick,
      act: fc.constantFrom('accept', 'fix', 'reopen'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('signature' as const),
      role: fc.constantFrom(...signRoles),
      act: fc.constantFrom('sign', 'sign', 'withdraw'),
      reasoned: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reviewed' as const) }) },
] as const;
type TextAct = (typeof textActs)[number]['arbitrary'] extends fc.Arbitrary<infer T> ? T : never;
type ActOf<Kind extends TextAct['kind']> = Extract<TextAct, { readonly kind: Kind }>;

type Work = { readonly app: BackendUnderTest; readonly yearId: number };

/** Does one of `textActs`. @throws Refusal as a person would see it */
export async function performTextAct(work: Work, each: TextAct): Promise<void> {
  const { app, yearId } = work;
  const { call } = app;
  switch (each.kind) {
    case 'setting': {
      const { path, values } = at(settings, each.pick);
      const value = at<string | number | boolean | readonly string[]>(values, each.value);
      await call('settings.setField', {
        yearId,
        path: [...path],
        value: typeof value === 'object' ? [...value] : value,
      });
      return;
    }
    case 'narrative': {
      const { blocks, basis } = await call('narrative.view', { yearId });
      await call('narrative.setDocument', { yearId, basis, blocks: [...rewritten(blocks, each)] });
      return;
    }
    case 'note':
      return noteAct(work, each);
    case 'explanation': {
      const { rows } = await call('budget.view', { yearId, dimension: 'generica' });
      if (rows.length === 0) return;
      const row = at(rows, each.pick).code;
      await call('narrative.setExplanation', { yearId, table: 'year-on-year', row, text: each.text });
      return;
    }
    case 'finding':
      return findingAct(work, each);
    case 'signature': {
      const { role } = each;
      if (each.act === 'withdraw') await call('overview.withdraw', { yearId, role });
      else {
        const reason = each.reasoned ? 'sustento' : '';
        await call('overview.sign', { yearId, role, name: 'Ana Ruiz', office: 'UPP', reason });
      }
      return;
    }
    case 'reviewed':
      await call('overview.markReviewed', { yearId, items: null });
      return;
    default:
      each satisfies never;
  }
}

/** Paragraphs come, change, move and go; an activity gets its own text or reads as all do; a table gets a place. */
function rewritten(
  blocks: readonly DraftBlock[],
  { pick: chosen, act, text: written }: ActOf<'narrative'>,
): readonly DraftBlock[] {
  const document = [{ kind: 'text' as const, text: `Texto ${written} ${chosen}` }];
  const place = chosen % (blocks.length + 1);
  const paragraph: DraftBlock = { kind: 'paragraph', id: null, document, toReview: false };
  if (act === 'add' || blocks.length === 0) return blocks.toSpliced(place, 0, paragraph);
  const index = chosen % blocks.length;
  const block = at(blocks, index);
  switch (act) {
    case 'remove':
      return blocks.toSpliced(index, 1);
    case 'move':
      return blocks.toSpliced(index, 1).toSpliced(chosen % 7, 0, block);
    case 'table': {
      const there = blocks.some((each) => each.kind === 'table' && each.table === 'year-on-year');
      return there ? blocks : blocks.toSpliced(place, 0, { kind: 'table', id: null, table: 'year-on-year' });
    }
    case 'own':
      return blocks.map((each) =>
        each.kind === 'activities'
          ? {
              ...each,
              activities: each.activities.map((activity, position) =>
                position === chosen % each.activities.length
                  ? { ...activity, own: chosen % 3 > 0, document }
                  : activity,
              ),
            }
          : each,
      );
    default:
      return blocks.with(
        index,
        block.kind === 'heading'
          ? { ...block, text: `Título ${chosen}` }
          : 'document' in block
            ? { ...block, document }
            : block,
      );
  }
}

async function noteAct(work: Work, { pick: chosen, act, text: written }: ActOf<'note'>): Promise<void> {
  const { app, yearId } = work;
  const { call } = app;
  const table = chosen % 2 === 0 ? 'targets' : 'indicators';
  const notes = await call('notes.list', { yearId, table });
  if (act === 'add' || notes.length === 0) {
    const { rows } = await call('indicators.table', { yearId });
    const row = table === 'targets' ? (await targetAt(work, chosen)).id : rows.length > 0 ? at(rows, chosen).id : null;
    const anchors = row === null ? [] : [`row:${row}`, ...(chosen % 3 === 0 ? ['column:programmed'] : [])];
    await call('notes.save', { yearId, id: null, table, text: `Nota ${written}`, anchors });
    return;
  }
  const note = at(notes, chosen);
  if (act === 'remove') await call('notes.remove', { yearId, id: note.id, table });
  else if (act === 'reviewed') await call('notes.markReviewed', { yearId, id: note.id, table });
  else {
    const anchors = chosen % 3 === 0 ? [] : [...note.anchors];
    await call('notes.save', { yearId, id: note.id, table, text: `Nota ${written} ${chosen}`, anchors });
  }
}

/** What the checks found is accepted, put right, or opened again. */
async function findingAct({ app: { call }, yearId }: Work, { pick: chosen, act }: ActOf<'finding'>): Promise<void> {
  const { findings } = await call('checks.run', { yearId });
  const fitting = findings.filter((finding) =>
    act === 'fix' ? finding.fixable : act === 'reopen' ? finding.decision !== null : finding.acceptable,
  );
  if (fitting.length === 0) return;
  const finding = at(fitting, chosen);
  const { key } = finding;
  if (act === 'fix') await call('checks.fix', { yearId, keys: [key] });
  else if (act === 'reopen') await call('checks.reopen', { yearId, key });
  else await call('checks.accept', { yearId, key, numbers: findingNumbers(finding), reason: 'conforme' });
}
