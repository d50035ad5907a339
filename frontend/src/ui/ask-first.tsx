import type { ComponentChildren, JSX } from 'preact';

import { Sheet } from './sheet';
import { TwoWays } from './two-ways';
import { type Act, type Go, useAct } from './use-act';

type AskFirstProps = {
  readonly open: boolean;
  readonly title: string;
  readonly yes: string;
  readonly no: string;
  readonly onClose: () => void;
  readonly act: (go: Go) => Promise<void>;
  readonly explain?: Parameters<Act['run']>[1];
  readonly children: ComponentChildren;
};

/** Asks once before an act. An error stays in the sheet, so that a lost connection is not taken for done. */
export function AskFirst({ open, title, yes, no, onClose, act, explain, children }: AskFirstProps): JSX.Element {
  const asked = useAct();
  const close = (): void => {
    asked.clear();
    onClose();
  };
  return (
    <Sheet open={open} onClose={close} title={title}>
      {children}
      <TwoWays act={asked} no={no} yes={yes} onNo={close} onYes={() => asked.run((go) => act(go).then(onClose), explain)} />
    </Sheet>
  );
}
