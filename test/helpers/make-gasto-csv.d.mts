/** Options of the generator; see the head of `make-gasto-csv.mjs` for what each does. */
export type GastoCsvOptions = {
  readonly out: string;
  readonly rows?: number;
  readonly layout?: 'mensual' | 'devengado' | 'antiguo';
  readonly secEjec?: string;
  readonly share?: number;
  readonly year?: number;
  readonly encoding?: 'utf8' | 'latin1';
  readonly bom?: boolean;
  readonly sep?: ',' | ';' | '\t' | '|';
  readonly quote?: 'all' | 'min';
  /** Quotes inside the unit's own name are not doubled. */
  readonly bare?: boolean;
  readonly eol?: 'crlf' | 'lf';
  readonly order?: 'mef' | 'mezclado';
  /** Share of rows with a line break inside a quoted name. */
  readonly newlines?: number;
  readonly seed?: number;
  /** SEC_EJEC with six digits. */
  readonly pad?: boolean;
};

/** Soles as decimal text: "573712809", "16394822.8". */
export type GastoFigures = { readonly pia: string; readonly pim: string; readonly devengado: string };

export type GastoCsvResult = {
  readonly bytes: number;
  readonly sha256: string;
  readonly rows: number;
  readonly lineBreaksInsideFields: number;
  readonly unidad: GastoFigures & {
    readonly secEjec: string;
    readonly rows: number;
    readonly porGenerica: Readonly<Record<string, GastoFigures>>;
    readonly porActividad: Readonly<Record<string, GastoFigures>>;
    readonly porActividadGenerica: Readonly<Record<string, GastoFigures>>;
    readonly devengadoPorMes: readonly string[];
  };
};

export function makeGastoCsv(options: GastoCsvOptions): GastoCsvResult;
