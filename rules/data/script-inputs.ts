/**
 * Inputs of actions whose text is run: by a shell, as JavaScript, or by a template language that evaluates code.
 * Source: the documentation of each action.
 */
export interface ScriptInput {
  readonly input: string;
  readonly language: 'javascript' | 'other';
}

/** `uses` is `owner/repo` or `owner/repo/path` in lower case. Inputs are in lower case. */
export function scriptInputsOf(uses: string): readonly ScriptInput[] {
  const inputs = Object.hasOwn(table, uses) ? table[uses] : undefined;
  return (inputs ?? []).map((input) => ({
    input,
    language: uses === 'actions/github-script' ? 'javascript' : 'other',
  }));
}

const virtualMachine = ['run', 'prepare'];

const table: Readonly<Record<string, readonly string[]>> = {
  '8398a7/action-slack': ['custom_payload'],
  'actions/github-script': ['script'],
  'addnab/docker-run-action': ['options', 'run'],
  'amadevus/pwsh-script': ['script'],
  'appleboy/ssh-action': ['script'],
  'azure/cli': ['inlinescript'],
  'azure/powershell': ['inlinescript'],
  'cardinalby/js-eval-action': ['expression'],
  'cloudflare/wrangler-action': ['precommands', 'command', 'postcommands'],
  'coactions/setup-xvfb': ['run'],
  'cross-platform-actions/action': ['run'],
  'cypress-io/github-action': ['command', 'build', 'start', 'install-command'],
  'devcontainers/ci': ['runcmd'],
  'devorbitus/yq-action-output': ['cmd'],
  'gabrielbb/xvfb-action': ['run'],
  'garygrossgarten/github-action-ssh': ['command'],
  'gautamkrishnar/blog-post-workflow': ['item_exec'],
  'imjohnbo/issue-bot': ['body', 'linked-comments-previous-issue-text', 'linked-comments-new-issue-text'],
  'jannekem/run-python-script-action': ['script'],
  'jarvusinnovations/background-action': ['run'],
  'lucasbento/auto-close-issues': ['issue-close-message'],
  'mathiasvr/command-output': ['run'],
  'mikefarah/yq': ['cmd'],
  'nick-fields/retry': ['command', 'on_retry_command'],
  'reactivecircus/android-emulator-runner': ['script', 'pre-emulator-launch-script'],
  'roots/issue-closer': ['issue-close-message', 'pr-close-message'],
  'roots/issue-closer-action': ['issue-close-message', 'pr-close-message'],
  'sergeysova/jq-action': ['cmd'],
  'satackey/action-js-inline': ['script'],
  'skitionek/notify-microsoft-teams': ['overwrite'],
  'tibdex/backport': ['body_template', 'head_template', 'labels_template', 'title_template'],
  'uraimo/run-on-arch-action': ['run', 'install', 'setup'],
  'vmactions/freebsd-vm': virtualMachine,
  'vmactions/netbsd-vm': virtualMachine,
  'vmactions/openbsd-vm': virtualMachine,
  'wandalen/wretry.action': ['command'],
};
