import { createHash } from 'node:crypto';
import { strToU8, type Zippable, zipSync } from 'fflate';
import type { ChapterModel } from '#shared/domain/chapter-model.ts';
import type { Finding } from '#shared/domain/checks.ts';
import { es } from '#shared/strings/es.ts';
import { checkMark, type DocumentInfo, pageMark, versionMark } from '../document-info.ts';
import { type CsvField, csv } from '../render-csv/csv.ts';
import { zipTime } from '../stable-zip.ts';
import type { InputFile, RecordEntry } from './evidence.queries.ts';

const text = es.documents.evidence;

export type Evidence = {
  readonly inputs: readonly InputFile[];
  readonly outputs: readonly { readonly fileName: string; readonly bytes: Uint8Array }[];
  readonly findings: readonly Finding[];
  readonly record: readonly RecordEntry[];
};

/**
 * Everything an auditor needs in one file (OU14): what came in, what was checked, who did what, what went out, and a manifest
 * of hashes that `sha256sum -c` understands. The same data gives the same bytes.
 */
export function evidenceZip(model: ChapterModel, info: DocumentInfo, evidence: Evidence): Uint8Array {
  const inputName = uniqueNames();
  const files = new Map<string, Uint8Array>([
    ...evidence.inputs.map(({ name, bytes }) => [`${text.folders.inputs}/${inputName(name)}`, bytes] as const),
    ...evidence.outputs.map(({ fileName, bytes }) => [`${text.folders.outputs}/${fileName}`, bytes] as const),
    [text.files.checks, findingsCsv(evidence.findings)],
    [text.files.record, recordCsv(evidence.record)],
    [text.files.recordJson, strToU8(`${JSON.stringify(evidence.record, null, 1)}\n`)],
  ]);
  files.set(text.files.readme, strToU8(readme(model, info, [...files.keys()])));
  const manifest = [...files]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, bytes]) => `${createHash('sha256').update(bytes).digest('hex')}  ${path}\n`);
  files.set(text.files.manifest, strToU8(manifest.join('')));
  const entries: Zippable = Object.fromEntries(files);
  return zipSync(entries, { level: 6, mtime: zipTime(info.changedAt) });
}

function findingsCsv(findings: readonly Finding[]): Uint8Array {
  const word = (written: string | null): CsvField => (written === null || written === '' ? null : { text: written });
  return csv([
    text.findingColumns.map((label) => ({ text: label })),
    ...findings.map((finding) => [
      word(es.frame.findings.severity[finding.severity]),
      word(finding.rule),
      word(es.checks.message(finding)),
      word(finding.expected),
      word(finding.found),
      word(finding.difference),
    ]),
  ]);
}

const recordCsv = (record: readonly RecordEntry[]): Uint8Array =>
  csv([
    text.recordColumns.map((label) => ({ text: label })),
    ...record.map(({ id, at, by, kind, label, reason, hash }) => [
      { number: String(id) },
      ...[at, by, kind, label, reason, hash].map((written) => (written === null ? null : { text: written })),
    ]),
  ]);

function readme(model: ChapterModel, info: DocumentInfo, paths: readonly string[]): string {
  const marks = [pageMark(model, info), versionMark(info), checkMark(info)].filter((mark) => mark !== '');
  return `${[model.title, model.institution, ...marks, '', ...text.readme, '', ...paths].join('\r\n')}\r\n`;
}

/** Two files may have come in under one name. */
function uniqueNames(): (name: string) => string {
  const taken = new Set<string>();
  return (name) => {
    const safe = name.replace(/[<>:"/\\|?*]/g, '_').replace(/^\.+/, '_') || '_';
    const [, stem = safe, ending = ''] = /^(.*?)(\.[^.]*)?$/.exec(safe) ?? [];
    let unique = safe;
    for (let count = 2; taken.has(unique.toLowerCase()); count += 1) unique = `${stem} (${count})${ending}`;
    taken.add(unique.toLowerCase());
    return unique;
  };
}
