import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { RenderSession } from '@myriaddreamin/typst-ts-renderer';
import type { TypstCompiler } from '@myriaddreamin/typst-ts-web-compiler';
import type { PreviewPage } from '#shared/contract/types.ts';
import { readFonts } from '../fonts.ts';
import { svgPages } from './svg-pages.ts';
import type { TypstData } from './typst-data.ts';

/** Typst in WebAssembly with the fonts and the template that ship: no network, no other file. Every call is synchronous. */
export type TypstEngine = {
  /** @throws Error when the template does not compile (a bug) */
  readonly pdf: (data: TypstData) => Uint8Array;
  readonly pages: (data: TypstData) => readonly PreviewPage[];
  /** Bytes the compiler holds. It remembers every layout it has made and forgets none. */
  readonly memory: () => number;
};

/** `resourcesDir` holds `typst/chapter.typ`. Takes about a quarter of a second. */
export async function loadEngine(resourcesDir: string): Promise<TypstEngine> {
  // The packages stay outside the bundle: their WebAssembly is found from where the program is installed, which is not
  // where its resources are once it is packaged.
  const { resolve } = createRequire(import.meta.filename);
  const [compilerModule, rendererModule] = await Promise.all([
    import('@myriaddreamin/typst-ts-web-compiler'),
    import('@myriaddreamin/typst-ts-renderer'),
  ]);
  const [compilerWasm, rendererWasm, template, fonts] = await Promise.all([
    readFile(resolve('@myriaddreamin/typst-ts-web-compiler/wasm')),
    readFile(resolve('@myriaddreamin/typst-ts-renderer/wasm')),
    readFile(join(resourcesDir, 'typst', 'chapter.typ'), 'utf8'),
    readFonts(),
  ]);
  const [{ memory }] = await Promise.all([
    compilerModule.default({ module_or_path: new Uint8Array(compilerWasm) }),
    rendererModule.default({ module_or_path: new Uint8Array(rendererWasm) }),
  ]);
  const builder = new compilerModule.TypstCompilerBuilder();
  builder.set_dummy_access_model();
  for (const font of fonts) await builder.add_raw_font(font);
  const compiler = await builder.build();
  compiler.add_source(mainPath, template);
  const renderer = await new rendererModule.TypstRendererBuilder().build();
  return {
    pdf: (data) => compile(compiler, data, artifact.pdf),
    pages: (data) => {
      const options = new rendererModule.CreateSessionOptions();
      options.format = 'vector';
      options.artifact_content = compile(compiler, data, artifact.vector);
      const session = renderer.create_session(options);
      try {
        return svgPages(renderer.svg_data(session, svgParts), pageSizes(session));
      } finally {
        session.free();
      }
    },
    memory: () => memory.buffer.byteLength,
  };
}

const artifact = { vector: 0, pdf: 1 } as const;
/** Page bodies and glyph outlines, without the style sheet and the script the renderer would add. */
const svgParts = 1 | 2;
const mainPath = '/chapter.typ';
const dataPath = '/data.json';

function compile(compiler: TypstCompiler, data: TypstData, format: number): Uint8Array {
  compiler.map_shadow(dataPath, new TextEncoder().encode(JSON.stringify(data)));
  const world = compiler.snapshot(null, mainPath, []);
  try {
    const { result, diagnostics } = world.get_artifact(format, fullDiagnostics) as Artifact;
    if (!result) throw new Error(`the chapter could not be set: ${JSON.stringify(diagnostics)}`);
    return result;
  } finally {
    world.free();
  }
}

type Artifact = { readonly result?: Uint8Array; readonly diagnostics?: unknown };
const fullDiagnostics = 3;

function pageSizes(session: RenderSession): readonly { readonly width: number; readonly height: number }[] {
  const pages = session.pages_info;
  try {
    return Array.from({ length: pages.page_count }, (_, index) => {
      const page = pages.page(index);
      const size = { width: page.width_pt, height: page.height_pt };
      page.free();
      return size;
    });
  } finally {
    pages.free();
  }
}
