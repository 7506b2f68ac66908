import { Refusal } from '#shared/contract/errors.ts';
import type { Explanation } from '#shared/domain/explanation.ts';
import { type FigureAddress, parseFigureAddress } from '#shared/domain/figure-address.ts';
import { gatherChapter } from '../chapter/chapter.queries.ts';
import type { Db } from '../platform/db/open.ts';
import { explainCell } from './explain-cell.ts';
import { explainPrinted } from './explain-printed.ts';
import { explainQuoted } from './explain-quoted.ts';

/**
 * What lies behind a figure of the year (CK16): its exact value, every rounding, what it is made of, the lines of the file it
 * adds up. One way in for grids, sentences and printed pages. @throws Refusal `not-found` for what is no figure of the year
 */
export function explainFigure(db: Db, yearId: number, address: string): Explanation {
  const figure = parseFigureAddress(address);
  const explanation = figure && explained(db, yearId, figure);
  if (!explanation) throw new Refusal('not-found', { what: 'figure' });
  return explanation;
}

function explained(db: Db, yearId: number, figure: FigureAddress): Explanation | null {
  const data = gatherChapter(db, yearId);
  switch (figure.kind) {
    case 'cell':
      return explainCell(db, data, figure.cell);
    case 'table':
      return explainPrinted(db, data, figure);
    case 'figure':
      return explainQuoted(db, data, figure);
    default:
      return figure satisfies never;
  }
}
