import { compileContent } from '#compiler/compile-content.ts';
import { writeContent } from '#compiler/write-content.ts';

/** Compiles the content that authors wrote in `source` into a version in `folder`. A finding is an error. */
export const buildContent = async (source: string, folder: string): Promise<void> => {
  const compiled = await compileContent(source);
  if (!compiled.ok) throw new Error(compiled.error.map(({ code, where, message }) => `${code} ${where}: ${message}`).join('\n'));
  await writeContent(compiled.value, folder);
};
