// Asks before a task goes for everybody.
import { useTranslation } from 'react-i18next';

import { client, problemOf, type TaskView } from '@/api';
import { Button, Dialog, toast } from '@/components';
import { useProblemWords } from '@/features/problem';

export interface DeleteTaskProps {
  task: TaskView;
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
  onDeleted: () => void;
}

export function DeleteTask({ task, isOpen, onOpenChange, onDeleted }: DeleteTaskProps) {
  const { t } = useTranslation(['task', 'common']);
  const problemWords = useProblemWords();
  const remove = () => {
    onOpenChange(false);
    client.deleteTask(task.id).then(onDeleted, (error: unknown) => {
      toast({ title: t('change.refused.delete'), text: problemWords(problemOf(error)).text, tone: 'danger' });
    });
  };
  return (
    <Dialog
      title={t('delete.title', { name: task.name })}
      width="small"
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      actions={
        <>
          <Button onPress={() => onOpenChange(false)} autoFocus>
            {t('common:action.cancel')}
          </Button>
          <Button variant="danger" onPress={remove} data-testid="confirm-delete">
            {t('delete.confirm')}
          </Button>
        </>
      }
    >
      <p>
        {t('delete.text')} {task.subtasks.length > 0 ? t('delete.subtasks', { count: task.subtasks.length }) : ''}
      </p>
    </Dialog>
  );
}
