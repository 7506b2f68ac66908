import type { PoiVersion, TargetRow } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';
import { type GridColumn, type RowLook, textCell } from '../../ui/grid/columns.ts';
import { fields } from './target-lines.ts';

const text = es.screens.targets;

/** A goal of one version, beside that of the version before. */
export type VersionLine = { readonly target: TargetRow; readonly before: TargetRow | null };

/** Activities in the order of the printed version, then those of the others, each with its goal in every version. */
export function versionLines(targets: readonly TargetRow[], versions: readonly PoiVersion[]): readonly VersionLine[] {
  const others = targets.filter(({ printed }) => !printed);
  const codes = new Set(
    [...targets.filter(({ printed }) => printed), ...others].map(({ activityCode }) => activityCode),
  );
  return [...codes].flatMap((code) => {
    let before: TargetRow | null = null;
    return versions.flatMap(({ name }): readonly VersionLine[] => {
      const target = targets.find((row) => row.activityCode === code && row.poiVersion === name);
      if (!target) return [];
      const line = { target, before };
      before = target;
      return [line];
    });
  });
}

export const versionLineId = ({ target }: VersionLine): string => String(target.id);
export const versionLook = (): RowLook => 'body';

export const versionColumns = (): readonly GridColumn<VersionLine>[] => [
  {
    key: 'code',
    label: text.columns.code,
    kind: 'text',
    width: 84,
    merges: true,
    cell: ({ target }) => textCell(target.activityCode),
  },
  {
    key: 'activity',
    label: text.columns.activityOnly,
    kind: 'text',
    width: 200,
    grows: true,
    merges: true,
    cell: ({ target }) => textCell(target.activityName),
  },
  {
    key: 'poiVersion',
    label: text.columns.poiVersion,
    kind: 'text',
    width: 150,
    cell: ({ target }) => textCell(text.versionName(target.poiVersion, target.printed)),
  },
  {
    key: 'unitOfMeasure',
    label: text.columns.unitOfMeasure,
    kind: 'text',
    width: 130,
    wraps: true,
    cell: ({ target }) => textCell(target.unitOfMeasure),
  },
  ...fields.flatMap((field): readonly GridColumn<VersionLine>[] => [
    {
      key: field,
      label: text.columns[field],
      kind: 'count',
      width: 106,
      cell: ({ target }) => ({ kind: 'count', value: target[field] }),
    },
    {
      key: `${field}-change`,
      label: text.columns.change,
      kind: 'text',
      width: 96,
      cell: ({ target, before }) => textCell(changeText(target[field], before?.[field] ?? null, before !== null)),
    },
  ]),
  {
    key: 'progress',
    label: text.columns.progress,
    kind: 'percent',
    width: 80,
    cell: ({ target }) => ({ kind: 'percent', value: target.progress }),
  },
];

function changeText(now: number | null, before: number | null, compared: boolean): string {
  if (!compared || now === before) return '';
  return text.changed(before === null || now === null ? null : now - before);
}
