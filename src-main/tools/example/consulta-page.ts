/** What a page of Consulta Amigable shows; amounts in whole soles, `null` where the portal leaves a cell blank. */
export type ConsultaPage = {
  readonly title: string;
  readonly subtitle: string;
  readonly labels: ConsultaLabels;
  readonly date: string;
  readonly year: number;
  /** `null`: the income query has no such line. */
  readonly included: string | null;
  /** Heading of the first column; the rest follow from the number of amounts. */
  readonly pivot: string;
  readonly columns: 'gasto' | 'ingreso';
  readonly levels: readonly ConsultaRow[];
  readonly rows: readonly (ConsultaRow & { readonly key: string })[];
};

/** The portal's own words. */
export type ConsultaLabels = {
  readonly date: string;
  readonly year: string;
  readonly included: string;
  readonly columns: readonly string[];
  readonly execution: string;
  readonly executionTitle: string;
  readonly stages: readonly string[];
  readonly progress: string;
};

export type ConsultaRow = {
  readonly label: string;
  readonly amounts: readonly (number | null)[];
  /** "99.4"; absent where the page has no such column. */
  readonly progress?: string;
};

/**
 * The file that the portal's Excel icon gives: an HTML fragment named .xls, windows-1252, four tables, with the white space
 * and attributes of the real one (formats.md §1).
 */
export function consultaPageBytes(page: ConsultaPage): Uint8Array {
  return toWindows1252(consultaPageHtml(page));
}

export function consultaPageHtml(page: ConsultaPage): string {
  const included =
    page.included === null ? '</b>' : `${page.labels.included}: <span class='value'>${page.included}</span></b>`;
  return `<style type="text/css">
	${STYLE}
</style><body>
	<table id="hd">
		<tr>
			<td colspan="${page.columns === 'gasto' ? 9 : 4}"><div class='title'><img src='../Images/Transparencia.gif' alt='' height='40' /><br /><br />${page.title}</div><div class='subtitle'>${page.subtitle}</div><br /><div class='fecha'>${page.labels.date}: ${page.date}</div><br /><b>${page.labels.year}: <span class='value'>${page.year}</span><br />${included}</td>
		</tr>
	</table>
	
                    <table class="History" cellspacing="0" cellpadding="1">
                ${page.levels.map(levelRow).join('')}
                    </table>
                <table id="ctl00_CPH1_Mt0" class="MapTable" style="width:100%;">
		${page.columns === 'gasto' ? gastoHeader(page.pivot, page.labels) : incomeHeader(page.pivot, page.labels)}
	</table>
                            <table class="Data" cellspacing="0" cellpadding="1">
                        ${page.rows.map(dataRow).join('')}
                            </table>
                        
</body>`;
}

const STYLE = ['body', '#PnlHistory', '.History', '.History tr', '.MapTable', '.Data', '.Data tr.More', '#hd .title']
  .map((selector) => `\n${selector}\n{\n    margin: 0px;\n    padding: 0px;\n    border-collapse: collapse;\n}\n`)
  .join('');

const amountText = (amount: number | null): string =>
  amount === null ? '' : String(amount).replace(/\B(?=(\d{3})+$)/g, ',');

function levelRow({ label, amounts, progress }: ConsultaRow, index: number): string {
  const cells = amounts.map(
    (amount) => `
                        <td align="right" style="width: 100px; white-space: nowrap">
                            ${amountText(amount)}
                        </td>`,
  );
  return `
                    <tr align="right"${index % 2 === 1 ? ' class="alt"' : ''}>
                        
                        <td align="left" style="font-size: 7pt; width: auto">
                            ${label}
                            
                            
                        </td>${cells.join('')}${
                          progress === undefined
                            ? ''
                            : `
                        <td align="right" style="width: 50px; white-space: nowrap">&nbsp;${progress}</td>`
                        }
                    </tr>
                `;
}

function dataRow({ label, amounts, progress, key }: ConsultaPage['rows'][number], index: number): string {
  const cells = amounts.map(
    (amount) => `
                                <td style="white-space: nowrap; width: 100px">
                                    ${amountText(amount)}
                                </td>`,
  );
  return `
                            <tr${index > 0 ? ' class="alt"' : ''} id="tr${index}" onclick='kCod="${key}";tr_clk(${index}, this)'
                                onmouseover="tr_over(this)" onmouseout="tr_out(this)">
                                
                                <td align="left" style="width: auto">
                                    ${label}
                                    
                                </td>${cells.join('')}${
                                  progress === undefined
                                    ? ''
                                    : `
                                <td style="white-space: nowrap; width: 50px">&nbsp;
                                    ${progress}
                                </td>`
                                }
                            </tr>
                            
                        `;
}

const headerCell = (text: string, attributes: string): string =>
  `<td ${attributes} onclick="__doPostBack(&#39;ctl00$CPH1$Mt0&#39;,&#39;&#39;)" style="cursor:hand;">${text}</td>`;

function gastoHeader(pivot: string, labels: ConsultaLabels): string {
  const tall = labels.columns.map((text) => headerCell(text, 'rowspan="2"'));
  const stages = labels.stages.map((text) => headerCell(`${text}&nbsp;\n`, ''));
  return `<tr id="ctl00_CPH1_Mt0_Row0">
			${headerCell(pivot, 'title="Concepto" rowspan="2"')}${tall.join('')}${headerCell(`\n                                ${labels.execution}\n`, `title="${labels.executionTitle}" colspan="3"`)}${headerCell(`${labels.progress}&nbsp;\n`, 'rowspan="2"')}
		</tr><tr id="ctl00_CPH1_Mt0_Row1">
			${stages.join('')}
		</tr>`;
}

const incomeHeader = (pivot: string, labels: ConsultaLabels): string =>
  `<tr>${[pivot, ...labels.columns.slice(0, 2), 'Recaudado'].map((text) => headerCell(text, 'title="Concepto"')).join('')}</tr>`;

function toWindows1252(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code > 0xff) throw new Error(`no windows-1252 byte for ${character}`);
    return code;
  });
}
