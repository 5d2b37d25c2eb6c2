import { Command, CommanderError } from 'commander';
import { buildCommand } from './cli/build.ts';
import { checkCommand } from './cli/check.ts';
import { EXIT } from './cli/exit.ts';
import { exportTextsCommand } from './cli/export-texts.ts';
import { importCommand } from './cli/import.ts';
import { importPlacesCommand } from './cli/import-places.ts';
import { speakFrench } from './cli/in-french.ts';
import { inBoth, languageOption, SPOKEN } from './cli/language.ts';
import { migrateCommand } from './cli/migrate.ts';
import { newCommand } from './cli/new.ts';
import { previewCommand } from './cli/preview.ts';
import { proofCommand } from './cli/proof.ts';
import { schemaCommand } from './cli/schema.ts';
import { simulateCommand } from './cli/simulate.ts';
import { voiceCommand } from './cli/voice.ts';

/** Each command lives in its own file of `cli/` and is added to this list. */
const program = new Command('content')
  .description(
    inBoth({
      en: 'Checks and builds the content of the terminals. Exit code: 0 clean, 1 findings, 2 usage.',
      fr: 'Vérifie et compile le contenu des bornes. Code de sortie : 0 rien à signaler, 1 des remarques à traiter, 2 appel incorrect.',
    }),
  )
  .addOption(languageOption())
  .exitOverride()
  .showHelpAfterError();
if (SPOKEN === 'fr') speakFrench(program);
for (const command of [
  checkCommand(),
  newCommand(),
  migrateCommand(),
  buildCommand(),
  schemaCommand(),
  simulateCommand(),
  previewCommand(),
  proofCommand(),
  voiceCommand(),
  importCommand(),
  importPlacesCommand(),
  exportTextsCommand(),
])
  program.addCommand(command.copyInheritedSettings(program));

try {
  await program.parseAsync();
} catch (cause) {
  if (cause instanceof Error && 'syscall' in cause) {
    // A file or folder that the machine does not give: its own words name it, and a stack would help nobody who writes a quiz.
    console.error(cause.message);
    process.exit(EXIT.usage);
  }
  if (!(cause instanceof CommanderError)) throw cause;
  // Asking for help is no mistake; everything else Commander throws is about how it was called.
  process.exitCode = cause.exitCode === 0 ? EXIT.clean : EXIT.usage;
}
