import type { EntitySettings } from './settings.ts';

/**
 * Fills the tokens of a configured text (settings.ts): {year} {previousYear} · {ueCode} "005", {secEjec} "1066",
 * {ue} the unit's name · {program} "0073", {programName} as a sentence says it · {cutOffDate} "31/12/2024" · {poi} ·
 * {poiVersion} "v.4", {poiNumber} "4": the POI version whose goals are printed.
 * An unknown token stays as it is, where a person sees it.
 */
export function fillTokens(
  text: string,
  {
    year,
    entity,
    cutOffDate,
    poiVersion = null,
  }: {
    readonly year: number;
    readonly entity: EntitySettings;
    readonly cutOffDate: string;
    readonly poiVersion?: string | null;
  },
): string {
  const values: Readonly<Record<string, string>> = {
    year: String(year),
    previousYear: String(year - 1),
    ueCode: entity.executingUnitCode,
    secEjec: entity.secEjec,
    ue: entity.executingUnitName,
    program: entity.programCode,
    programName: entity.programTextName,
    cutOffDate,
    ...(poiVersion === null ? {} : { poiVersion, poiNumber: /\d+/.exec(poiVersion)?.[0] ?? poiVersion }),
  };
  // the POI label may itself hold the year
  return text
    .replaceAll('{poi}', entity.poiLabel)
    .replace(/\{(\w+)\}/g, (token, name: string) => (Object.hasOwn(values, name) ? (values[name] ?? token) : token));
}
