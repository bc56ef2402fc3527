/**
 * Finds settings that let two indexes compete for one name: whoever offers the higher version wins, friend or not.
 */
import type { DocumentRule } from '../../engine/rule.ts';
import { pipExtras } from './pip-extras.ts';
import { pdmSources, poetrySources } from './project-sources.ts';
import { uvStrategies } from './uv-strategy.ts';

export const rule: DocumentRule = {
  id: 'use-one-index',
  family: 'manifest',
  title: 'Take each package from one index',
  reads: ['requirements', 'pip-config', 'pyproject', 'uv-config'],
  severity: 'worth-fixing',
  certainty: 'certain',
  effort: '5 minutes',
  item: 'fixed-parts',
  equivalents: [],
  *check(document) {
    if (document.kind === 'requirements' || document.kind === 'pip-config') yield* pipExtras(document);
    else yield* uvStrategies(document);
    if (document.kind === 'pyproject') {
      yield* poetrySources(document);
      yield* pdmSources(document);
    }
  },
};
