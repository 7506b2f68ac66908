import { describe, expect, it } from 'vitest';
import { parseArguments, UsageError } from '../../src-main/cli/arguments.ts';
import { commands } from '../../src-main/cli/commands.ts';

const usageError = (argv: readonly string[]): string | null => {
  try {
    const args = parseArguments(argv);
    commands[args.command].check?.(args);
    return null;
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
};

describe('the arguments of the command line', () => {
  it.each([
    [[], 'Falta la orden.'],
    [['exportar'], 'No existe la orden «exportar».'],
    [['chapter', '--anio', '2024'], 'Opción incorrecta: --anio'],
    [['chapter', '--year'], 'Opción incorrecta: --year'],
    [['chapter', '--year', 'ayer'], '«ayer» no es un año.'],
    [['chapter', '--year', '24'], '«24» no es un año.'],
    [['chapter', 'sobra'], 'Sobra «sobra».'],
    [['example', '--year', '2024'], 'Opción incorrecta: --year'],
    [['import'], 'Falta el archivo.'],
    [['set', 'targets/5000276/executed'], 'Falta el valor.'],
    [['set', 'a', 'b', 'c'], 'Sobra «c».'],
    [['chapter', '--data', ''], 'Opción incorrecta: --data'],
    [['export'], 'Falta la carpeta de salida (--out).'],
    [
      ['export', '--out', 'x', '--formats', 'docx,odt'],
      '«docx,odt» no es una lista de formatos: se espera docx, pdf, xlsx, csv o evidence.',
    ],
    [['log', '--limit', '0'], '«0» no es una cantidad de filas entre 1 y 1000.'],
  ])('%j is wrong usage: %s', (argv, message) => {
    expect(usageError(argv)).toBe(message);
  });

  it('may stand in any order', () => {
    expect(parseArguments(['--data', 'd', 'import', 'a.xlsx', '--year', '2024', 'b.xls', '--json'])).toMatchObject({
      command: 'import',
      positionals: ['a.xlsx', 'b.xls'],
      data: 'd',
      year: 2024,
      json: true,
      dryRun: false,
    });
  });

  it('may be a negative value, which is no option', () => {
    expect(parseArguments(['set', 'indicators/3/2024', '-0.5', '--year', '2024'])).toMatchObject({
      positionals: ['indicators/3/2024', '-0.5'],
      year: 2024,
    });
  });

  it('lists formats in any order, each once', () => {
    expect(parseArguments(['export', '--formats', 'pdf,docx', '--out', 'x']).formats).toEqual(['docx', 'pdf']);
  });
});
