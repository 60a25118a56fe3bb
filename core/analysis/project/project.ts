import type { Block } from '../../fact/block.ts';
import { projectTexts } from '../../language/texts/project.ts';
import type { AnalysisPlugin } from '../plugin.ts';
import { measureProject } from './measure-project.ts';
import type { ProjectFinding } from './measure-project.ts';
import { ProjectFacts } from './project-facts.ts';
import { projectCaveats, projectFindings, standingSentence } from './project-findings.ts';
import { projectFit } from './project-fit.ts';
import { PROJECT_SLOTS } from './project-slots.ts';
import { projectBlocks, projectCards } from './project-tables.ts';

/**
 * How a project stands, by the table of its tasks: what is done, late and blocked, the critical path, who has how
 * much ahead, where the risks lie.
 *
 * Source: Kelley and Walker, Critical-Path Planning and Scheduling (1959); PMI, Practice Standard for Earned Value
 * Management (2011), for the work that should be done and that is.
 */
export const project: AnalysisPlugin<ProjectFinding> = {
  id: 'project',
  title: projectTexts.title,
  question: projectTexts.question,
  needs: PROJECT_SLOTS,
  subject: 'table',
  options: [{ name: 'as-of', kind: 'text', meaning: projectTexts.optionAsOf }],

  score(binding) {
    const score = projectFit(binding);
    return score === 0 ? { score, reason: projectTexts.noFit } : { score, reason: projectTexts.fit(binding.columns['task']?.[0] ?? '') };
  },

  compute: (input) =>
    new Promise((resolve) => {
      resolve(measureProject(input));
    }),

  headline: (finding) => standingSentence(new ProjectFacts(finding, null)),

  report(finding, language): readonly Block[] {
    const facts = new ProjectFacts(finding, language);
    return [...projectCards(facts), ...projectFindings(facts), ...projectCaveats(facts), ...projectBlocks(facts)];
  },
};
