import { IconFileSpreadsheet } from '@tabler/icons-react';
import { es } from '#shared/strings/es.ts';

type Props = { readonly caption: string; readonly levels: readonly string[]; readonly exports: string };

/** Drawn from words: the buttons of a portal in the order in which they are pressed, and its export icon. */
export function PathPicture({ caption, levels, exports }: Props) {
  return (
    <figure className="help-figure">
      <div className="help-path" role="img" aria-label={es.help.pathLabel(levels, exports)}>
        <div className="help-window-bar">
          <span />
          <span />
          <span />
        </div>
        <ol>
          {levels.map((level, index) => (
            <li key={level} className={index === levels.length - 1 ? 'is-last' : undefined}>
              <span className="help-count">{index + 1}</span>
              {level}
            </li>
          ))}
          <li className="is-export">
            <IconFileSpreadsheet size={18} aria-hidden />
            {es.help.exportsAs(exports)}
          </li>
        </ol>
      </div>
      <figcaption>{caption}</figcaption>
    </figure>
  );
}
