/**
 * Secrets, followed the way a stranger's text is: through `env`, variables and outputs into a command.
 */
import type { CarriedText } from './origin.ts';
import type { Source } from './source.ts';

export const everySecret = 'every secret';

export const secretTexts: Source = {
  ofContext: ({ path }) => {
    const [root, name] = path;
    if (root !== 'secrets' || name === 'github_token') return [];
    return [{ ...secret, words: name === undefined || name === '*' ? everySecret : name.toUpperCase() }];
  },
  ofAction: () => undefined,
  ofScript: () => undefined,
};

const secret: Omit<CarriedText, 'words'> = { events: [], chooser: 'maintainer', charset: 'text', subject: 'other' };
