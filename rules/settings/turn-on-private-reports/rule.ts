/**
 * Finds a public repository on GitHub where nobody can report a weakness without everyone reading along.
 */
import type { RepositoryRule } from '../../engine/rule.ts';
import { readSettings } from '../../model/settings/settings.ts';

export const rule: RepositoryRule = {
  id: 'turn-on-private-reports',
  family: 'settings',
  title: 'Turn on private reports',
  reads: 'settings',
  severity: 'worth-fixing',
  certainty: 'certain',
  effort: 'one click',
  item: 'private-reports',
  equivalents: ['osps:OSPS-VM-03.01'],
  check({ facts }) {
    const setting = readSettings(facts.answers)['private-reporting'];
    if (setting.state === 'unseen') return 'unknown';
    if (setting.state === 'not-available') return 'not-needed';
    if (setting.state === 'value') return [];
    return [
      {
        at: null,
        message: 'People have no button to report a weakness in private. Turn on private reports.',
        fixes: [
          {
            title: 'Turn on private reports on GitHub',
            safety: 'careful',
            edits: [],
            change: {
              setting: 'private-reporting',
              from: 'off',
              to: 'on',
              effect:
                'A button “Report a vulnerability” appears on the Security tab. Only you and your maintainers see the reports.',
            },
          },
        ],
      },
    ];
  },
};
