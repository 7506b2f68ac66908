import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** Regular and bold. */
const files = ['400Regular/Arimo_400Regular.ttf', '700Bold/Arimo_700Bold.ttf'] as const;

/**
 * The font that ships: Arimo, whose letters are as wide and whose lines are as high as those of Arial. Its package stays
 * outside the bundle: it is found from where the program is installed, which is not where its resources are once packaged.
 */
export async function readFonts(): Promise<readonly Uint8Array[]> {
  const { resolve } = createRequire(import.meta.filename);
  return Promise.all(
    files.map(async (file) => new Uint8Array(await readFile(resolve(`@expo-google-fonts/arimo/${file}`)))),
  );
}
