// The tree itself: arrow keys walk it, Enter opens a board.
import { ChevronRight } from 'lucide-react';
import { createContext, use, useLayoutEffect, useRef } from 'react';
import {
  Button as AriaButton,
  Collection,
  Tree,
  TreeItem,
  TreeItemContent,
  type TreeItemContentRenderProps,
} from 'react-aria-components';

import { type ProjectId, type ProjectRow, useSetting, useSettings } from '@/api';
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

/** Not a property of the items: with each of theirs that changes, the whole tree is built anew. */
const CurrentProject = createContext<ProjectId | null>(null);

export function ProjectTree({ label, nodes, current, onOpen }: ProjectTreeProps) {
  const [settings, change] = useSettings();
  const open = openKeys(nodes, new Set(settings.openProjects));
  return (
    <CurrentProject value={current}>
      <Tree
        aria-label={label}
        items={nodes}
        className={css.tree}
        expandedKeys={open}
        onExpandedChange={(keys) =>
          change((before) => ({
            openProjects: openProjects(open, new Set([...keys].map(String)), before.openProjects),
          }))
        }
        onAction={(key) => onOpen(projectAt(String(key)))}
      >
        {(node) => <ProjectItem node={node} />}
      </Tree>
    </CurrentProject>
  );
}

function ProjectItem({ node: { key, project, children } }: { node: ProjectNode }) {
  return (
    <TreeItem
      id={key}
      textValue={project.name}
      className={css.item}
      data-testid="project-row"
      data-project-id={project.id}
    >
      <TreeItemContent>{(state) => <ProjectLine project={project} {...state} />}</TreeItemContent>
      <Collection items={children}>{(child) => <ProjectItem node={child} />}</Collection>
    </TreeItem>
  );
}

function ProjectLine({
  project,
  level,
  hasChildItems,
  isHovered,
  isFocused,
  isFocusVisibleWithin,
}: TreeItemContentRenderProps & { project: ProjectRow }) {
  const line = useRef<HTMLDivElement>(null);
  const isCurrent = use(CurrentProject) === project.id;
  // A star for each row that nobody is at makes the start slower, and is not seen.
  const isTouched = useMedia('(pointer: coarse)');
  const hasStar = useSetting('favourites').includes(project.id) || isTouched;

  // The row is the library's, and takes what it says of itself only from the tree.
  useLayoutEffect(() => {
    const row = line.current?.closest('[role="row"]');
    if (!row || !isCurrent) return undefined;
    row.setAttribute('aria-current', 'page');
    row.setAttribute('data-current', 'true');
    return () => {
      row.removeAttribute('aria-current');
      row.removeAttribute('data-current');
    };
  }, [isCurrent]);

  return (
    <div ref={line} className={css.row} style={{ paddingLeft: (level - 1) * 14 }}>
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
  );
}
