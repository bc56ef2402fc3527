/**
 * AI agents in workflows: actions and command-line programs that hand a text to a language model, and what each lets it do.
 * Source: the documentation of each action and program, November 2026. Keys are `owner/repo` or `owner/repo/path` in lower case,
 * inputs and outputs too.
 */

/** `commands`: any command, unasked. `tools`: some tools of its own. `answers`: it reads and answers, nothing else. */
export type Ability = 'commands' | 'tools' | 'answers';

export interface AgentAction {
  /** `writers`: it refuses to start for people without write access, unless it is told to let them in. */
  readonly asks: 'writers' | 'nobody';
  /** With none of the options below. */
  readonly ability: Ability;
  readonly prompts: readonly string[];
  /** Inputs that name a file with the prompt. */
  readonly files: readonly string[];
  /** The input that lets others start it: `*` is everybody. */
  readonly opens?: string;
  /** Inputs whose text is read as options of a program, a list of tools, or settings. */
  readonly options: readonly string[];
  /** Inputs that take the fence away with one value, and the value that keeps it. */
  readonly unfenced?: Readonly<Record<string, { readonly value: string; readonly fenced: string }>>;
  /** Outputs that hold what the model says. */
  readonly answers: readonly string[];
}

const claude = {
  options: ['claude_args', 'allowed_tools', 'settings'],
  answers: ['structured_output', 'result', 'response'],
} as const;

const answering = { asks: 'nobody', ability: 'answers', options: [] } as const;

const base: AgentAction = {
  ...claude,
  asks: 'nobody',
  ability: 'answers',
  prompts: ['prompt', 'system_prompt', 'append_system_prompt'],
  files: ['prompt_file'],
};

const gemini: AgentAction = {
  asks: 'nobody',
  ability: 'commands',
  prompts: ['prompt'],
  files: [],
  options: ['settings'],
  answers: ['summary', 'gemini_response'],
};

const warp: AgentAction = {
  asks: 'nobody',
  ability: 'commands',
  prompts: ['prompt'],
  files: [],
  options: [],
  answers: ['agent_output'],
};

export const agentActions: Readonly<Record<string, AgentAction>> = {
  'anthropics/claude-code-action': {
    ...claude,
    asks: 'writers',
    ability: 'tools',
    prompts: ['prompt', 'direct_prompt', 'override_prompt', 'custom_instructions'],
    files: [],
    opens: 'allowed_non_write_users',
  },
  'anthropics/claude-code-base-action': base,
  'anthropics/claude-code-action/base-action': base,
  'openai/codex-action': {
    asks: 'writers',
    ability: 'tools',
    prompts: ['prompt'],
    files: ['prompt-file'],
    opens: 'allow-users',
    options: ['codex-args'],
    unfenced: {
      sandbox: { value: 'danger-full-access', fenced: 'workspace-write' },
      'safety-strategy': { value: 'unsafe', fenced: 'drop-sudo' },
    },
    answers: ['final-message'],
  },
  'google-github-actions/run-gemini-cli': gemini,
  'google-gemini/gemini-cli-action': gemini,
  'warpdotdev/oz-agent-action': warp,
  'warpdotdev/warp-agent-action': warp,
  'actions/ai-inference': {
    ...answering,
    prompts: ['prompt', 'system-prompt', 'input'],
    files: ['prompt-file', 'system-prompt-file'],
    answers: ['response'],
  },
  'fidelusaleksander/prompt-action': {
    ...answering,
    prompts: ['prompt', 'system-prompt', 'vars'],
    files: ['prompt-file'],
    answers: ['text'],
  },
};

export interface AgentProgram {
  /** The word behind the program that starts it without a person: `exec`. Any of them; absent where none is needed. */
  readonly verbs?: readonly string[];
  readonly ability: Ability;
  /** Options that let it run any command unasked; one with a value is written with a blank: `--sandbox danger-full-access`. */
  readonly unfenced: readonly string[];
  /** Options that give it some tools. */
  readonly tools: readonly string[];
}

/** By the program's name, and by the name of its package. */
export const agentPrograms: Readonly<Record<string, AgentProgram>> = {
  ...named(['claude', '@anthropic-ai/claude-code'], {
    ability: 'answers',
    unfenced: [
      '--dangerously-skip-permissions',
      '--allow-dangerously-skip-permissions',
      '--permission-mode bypassPermissions',
    ],
    tools: ['--allowedTools', '--allowed-tools', '--permission-mode acceptEdits', '--mcp-config'],
  }),
  ...named(['codex', '@openai/codex'], {
    verbs: ['exec', 'e', 'review'],
    ability: 'answers',
    unfenced: [
      '--dangerously-bypass-approvals-and-sandbox',
      '--yolo',
      '--sandbox danger-full-access',
      '-s danger-full-access',
    ],
    tools: ['--full-auto', '--sandbox workspace-write', '-s workspace-write'],
  }),
  ...named(['gemini', '@google/gemini-cli'], {
    ability: 'answers',
    unfenced: ['--yolo', '-y', '--approval-mode yolo'],
    tools: ['--allowed-tools', '--approval-mode auto_edit'],
  }),
  ...named(['qwen', '@qwen-code/qwen-code'], {
    ability: 'answers',
    unfenced: ['--yolo', '-y', '--approval-mode yolo'],
    tools: ['--allowed-tools', '--approval-mode auto-edit'],
  }),
  ...named(['copilot', '@github/copilot'], {
    ability: 'answers',
    unfenced: ['--allow-all-tools', '--allow-all', '--yolo', '--allow-tool shell'],
    tools: ['--allow-tool'],
  }),
  ...named(['cursor-agent'], { ability: 'answers', unfenced: ['--force', '-f', '--yolo'], tools: [] }),
  ...named(['amp', '@sourcegraph/amp'], { ability: 'tools', unfenced: ['--dangerously-allow-all'], tools: [] }),
  ...named(['droid'], {
    verbs: ['exec'],
    ability: 'answers',
    unfenced: ['--skip-permissions-unsafe'],
    tools: ['--auto'],
  }),
  ...named(['kiro-cli', 'q'], {
    verbs: ['chat'],
    ability: 'answers',
    unfenced: ['--trust-all-tools'],
    tools: ['--trust-tools'],
  }),
  ...named(['opencode', 'opencode-ai'], { verbs: ['run'], ability: 'commands', unfenced: [], tools: [] }),
  ...named(['goose'], { verbs: ['run'], ability: 'commands', unfenced: [], tools: [] }),
  ...named(['aider'], { ability: 'tools', unfenced: [], tools: [] }),
  ...named(['llm', 'ollama'], { ability: 'answers', unfenced: [], tools: [] }),
};

function named(names: readonly string[], program: AgentProgram): Readonly<Record<string, AgentProgram>> {
  return Object.fromEntries(names.map((name) => [name, program]));
}

/** What an answer is called in a sentence. */
export const answerWords = 'the agent’s answer';

/** What follows the program when it only sets itself up or says something about itself. */
export const settingUp =
  /^(mcp|config|update|upgrade|install|uninstall|doctor|plugin|plugins|setup-token|auth|login|logout|extensions|skills|pull|serve|list|ls|keys|models|--version|-v|-V|--help|-h|version|help)$/;
