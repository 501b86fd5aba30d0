// The tree itself: arrow keys walk it, Enter opens a board.
import { ChevronRight } from 'lucide-react';
import { Button as AriaButton, Collection, Tree, TreeItem, TreeItemContent } from 'react-aria-components';

import type { ProjectId } from '@/api';
import { useSettings } from '@/api';
import { NewsCount } from '@/features/news';
import { useMedia } from '@/lib/useMedia';

import { FavouriteButton } from './FavouriteButton';
import { openKeys, openProjects, projectAt, type ProjectNode } from './model';

import css from './Projects.module.css';

export interface ProjectTreeProps {
  label: string;
  nodes: ProjectNode[];
  current: ProjectId | null;
  onOpen: (project: ProjectId) => void;
}

export function ProjectTree({ label, nodes, current, onOpen }: ProjectTreeProps) {
  const [settings, change] = useSettings();
  const open = openKeys(nodes, new Set(settings.openProjects));
  return (
    <Tree
      aria-label={label}
      items={nodes}
      className={css.tree}
      expandedKeys={open}
      onExpandedChange={(keys) =>
        change((before) => ({ openProjects: openProjects(open, new Set([...keys].map(String)), before.openProjects) }))
      }
      onAction={(key) => onOpen(projectAt(String(key)))}
      dependencies={[current]}
    >
      {(node) => <ProjectItem node={node} current={current} />}
    </Tree>
  );
}

function ProjectItem({ node, current }: { node: ProjectNode; current: ProjectId | null }) {
  const { project, children } = node;
  const isCurrent = project.id === current;
  // A star for each row that nobody is at makes the start slower, and is not seen.
  const isTouched = useMedia('(pointer: coarse)');
  const [{ favourites }] = useSettings();
  const hasStar = isTouched || favourites.includes(project.id);
  return (
    <TreeItem
      id={node.key}
      textValue={project.name}
      className={css.item}
      data-testid="project-row"
      data-project-id={project.id}
      data-current={isCurrent || undefined}
      aria-current={isCurrent ? 'page' : undefined}
    >
      <TreeItemContent>
        {({ hasChildItems, level, isHovered, isFocused, isFocusVisibleWithin }) => (
          <div className={css.row} style={{ paddingLeft: (level - 1) * 14 }}>
            {hasChildItems ? (
              <AriaButton slot="chevron" className={css.chevron}>
                <ChevronRight aria-hidden />
              </AriaButton>
            ) : (
              <span className={css.chevron} />
            )}
            <span className={css.name} title={project.name}>
              {project.name}
            </span>
            <NewsCount project={project.id} />
            {hasStar || isHovered || isFocused || isFocusVisibleWithin ? (
              <FavouriteButton project={project} size="small" />
            ) : null}
          </div>
        )}
      </TreeItemContent>
      <Collection items={children} dependencies={[current]}>
        {(child) => <ProjectItem node={child} current={current} />}
      </Collection>
    </TreeItem>
  );
}
