/**
 * What to say of one install command, and how much it matters: a fresh package beside a publishing key is another thing than in a test.
 */
import type { Found as Finding } from '../../engine/rule.ts';
import { shortText } from '../../model/short-text.ts';
import { type Holdings, wordsFor } from '../../model/workflow/privilege.ts';
import type { Found } from './installs.ts';
import { isInstaller, type Looseness } from './judge.ts';

export function judged(looseness: Looseness, { install, holdings }: Found): Omit<Finding, 'at'> {
  const quiet = { severity: 'tidy', certainty: 'possible' } as const;
  switch (looseness.kind) {
    case 'newest':
      return newest(looseness.name, holdings);
    case 'floating needs':
      return {
        ...quiet,
        message: `\`${shortText(looseness.name)}\` brings whatever it needs, untested. Install from a lockfile.`,
      };
    case 'past the lockfile':
      return {
        message: '`npm install` can move past your lockfile. `npm ci` keeps to it.',
        severity: 'good-habit',
        certainty: 'likely',
      };
    case 'beside the lockfile':
      return {
        message: `Your lockfile has \`${shortText(looseness.name)}\`, and this fetches another one. Run your own.`,
        severity: 'good-habit',
        certainty: 'likely',
      };
    case 'not locked':
      return { ...quiet, message: 'Without `--locked`, cargo takes newer parts than the author tested. Add it.' };
    default:
      return {
        ...quiet,
        message: `What \`${install.installer.tool}\` brings here can differ each time. Use a lockfile.`,
      };
  }
}

function newest(name: string, holdings: Holdings | undefined): Omit<Finding, 'at'> {
  const tool = shortText(name);
  const isRisky = holdings && (holdings.publishingKey || holdings.secrets || holdings.identity) && !isInstaller(name);
  if (!isRisky)
    return {
      message: `\`${tool}\` is whatever is newest on the day. Choose its version, best in a lockfile.`,
      severity: 'tidy',
      certainty: 'possible',
    };
  return {
    message: `A new release of \`${tool}\` could take ${wordsFor(holdings)} here. Choose its version.`,
    severity: holdings.publishingKey ? 'worth-fixing' : 'good-habit',
    certainty: holdings.publishingKey ? 'certain' : 'likely',
  };
}
