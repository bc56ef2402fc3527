/**
 * What `longhaul --help` prints.
 */

export const helpText = `Longhaul looks after the security of your project, in plain words.

  longhaul check [path…]     look at files and folders; this folder when you name none
  longhaul explain <check>   the page of one check
  longhaul lsp --stdio       the language server, for editors

For check:
  --show certain|likely|everything   how sure Longhaul must be (certain)
  --fix                      mend what is safe to mend
  --fix-careful              mend careful things too; may ask GitHub about versions
  --online                   ask GitHub about the actions first: weaknesses, owners, commits, versions
  --cache-dir <folder>       where its answers are kept (your own cache folder)
  --format text|json|sarif|github    how to print (text)
  --as <kind>                take a file as this kind: workflow, action, npmrc…; - reads standard input
  --fail-on <severity>       exit with 1 from this severity on: fix-now, worth-fixing, good-habit, tidy (fix-now)
  --baseline <file>          leave out what this file notes
  --write-baseline <file>    note what stands today

Exit code: 0 nothing to fix now, 1 something to fix now, 2 wrong use, 3 something could not be read.
Nothing leaves your machine, except questions to GitHub with --online and --fix-careful.`;
