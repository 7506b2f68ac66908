import { es } from '#shared/strings/es.ts';
import { letterKeys } from '../../ui/grid/keys.ts';

const text = es.help;

/** Every key of the program (features.md D3). */
export function Keys() {
  return (
    <>
      <p>{text.keysLead}</p>
      <KeyTable title={text.screenKeysTitle} rows={text.screenKeys} />
      <KeyTable title={text.spanishLetters} rows={es.grid.keys.rows(letterKeys.es)} />
      <KeyTable title={text.englishLetters} rows={es.grid.keys.rows(letterKeys.en)} />
    </>
  );
}

function KeyTable({ title, rows }: { readonly title: string; readonly rows: readonly (readonly [string, string])[] }) {
  return (
    <table className="help-keys">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{es.grid.keys.columns.keys}</th>
          <th scope="col">{es.grid.keys.columns.does}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([keys, does]) => (
          <tr key={does}>
            <td>{keys}</td>
            <td>{does}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
