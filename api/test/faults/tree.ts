import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { applyFault, type Fault } from './fault.ts';

/** Not copied: what is installed (it is linked), what git keeps, data of a running server, cached templates of databases. */
const LEFT_OUT = /^(node_modules|\.git|\.data|dist[\\/]\.templates)$|^clients[\\/][^\\/]+[\\/]node_modules$/;

/** A copy of the tree, sources and compiled files, in which one fault at a time is applied. */
export interface Tree {
  root: string;
  /** Applies the fault and compiles its file. Throws if it does not fit. */
  apply(fault: Fault): void;
  /** Takes it back. */
  restore(fault: Fault): void;
}

/** A new copy of the tree at `original`, removed when the process ends. */
export function copyTree(original: string): Tree {
  const root = join(temporaryFolder('tree'), 'tree');
  mkdirSync(root);
  cpSync(original, root, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !LEFT_OUT.test(relative(original, path)),
  });
  symlinkSync(join(original, 'node_modules'), join(root, 'node_modules'));
  const options = compilerOptions(original);
  return {
    root,
    apply(fault) {
      const text = applyFault(readFileSync(join(original, fault.file), 'utf8'), fault);
      writeFileSync(join(root, fault.file), text);
      const compiled = compiledPath(fault.file);
      if (!compiled) return;
      if (!existsSync(join(root, compiled))) throw new Error(`${compiled} is missing: ${fault.file} is not compiled`);
      // Only this file, and whatever its types say: the tests are to find the fault, not the compiler.
      writeFileSync(join(root, compiled), transpile(text, fault.file, options));
    },
    restore({ file }) {
      for (const path of [file, compiledPath(file)]) if (path) cpSync(join(original, path), join(root, path));
    },
  };
}

/** Where the build puts a file, or null if it is used as it stands. */
function compiledPath(file: string): string | null {
  return /\.tsx?$/.test(file) ? `dist/${file.replace(/\.tsx?$/, '.js')}` : null;
}

function transpile(text: string, file: string, options: ts.CompilerOptions): string {
  const { outputText } = ts.transpileModule(text, { fileName: file, compilerOptions: options });
  // Its map would be missing beside it.
  return outputText.replace(/^\/\/# sourceMappingURL=.*$/m, '');
}

function compilerOptions(root: string): ts.CompilerOptions {
  const { config, error } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  if (error) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, '\n'));
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  // A file by itself does not know the package's type, and would come out as CommonJS.
  return { ...options, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler };
}
