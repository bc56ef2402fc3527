/** How the language client behaves: which files, when it asks for findings, and what happens after a code action. */
import { type CodeAction, type TextDocument, workspace } from 'vscode';
import { DiagnosticPullMode, type LanguageClientOptions, type Middleware } from 'vscode-languageclient';
import { serverCommands } from '../server/lsp/messages.ts';
import { innerCommands } from './command-names.ts';
import type { FileFilter } from './files-we-read.ts';
import { mayAskGitHub } from './may-ask.ts';

/** `onAnswer` gets the answer of a server command that a code action ran, with its argument. */
export type OnAnswer = (answer: unknown, argument: unknown) => void;

export function clientOptions(
  quiet: LanguageClientOptions,
  selector: readonly FileFilter[],
  onAnswer: OnAnswer,
): LanguageClientOptions {
  return {
    ...quiet,
    documentSelector: [...selector],
    diagnosticPullOptions: {
      onChange: true,
      onSave: true,
      filter: (document, mode) => mode === DiagnosticPullMode.onType && checksOnlyWhenSaving(document),
    },
    middleware: middleware(onAnswer),
  };
}

function checksOnlyWhenSaving(document: TextDocument): boolean {
  return workspace.getConfiguration('longhaul', document.uri).get('checkWhile') === 'saving';
}

function middleware(onAnswer: OnAnswer): Middleware {
  const ours: readonly string[] = Object.values(serverCommands);
  return {
    async provideCodeActions(document, range, context, token, next) {
      const actions = await next(document, range, context, token);
      for (const action of actions ?? []) if (!isCommand(action)) noticeWhenApplied(action);
      return actions;
    },
    async resolveCodeAction(item, token, next) {
      const action = await next(item, token);
      if (action) noticeWhenApplied(action);
      return action;
    },
    async executeCommand(command, args, next) {
      // A fix comes as a command only when it has to ask GitHub for something first.
      if (command === serverCommands.applyFix && !mayAskGitHub()) return undefined;
      const answer: unknown = await next(command, args);
      if (ours.includes(command)) onAnswer(answer, args[0]);
      return answer;
    },
  };
}

/** The editor runs this after the edit: it is how the walkthrough learns of a fix that was taken from the light bulb. */
function noticeWhenApplied(action: CodeAction): void {
  if (action.edit && !action.command) action.command = { command: innerCommands.fixApplied, title: action.title };
}

function isCommand(action: object): action is { command: string } {
  return 'command' in action && typeof action.command === 'string';
}
