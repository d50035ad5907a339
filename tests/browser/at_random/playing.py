"""Plays a plan, and says of what failed which number and which steps brought it about."""

import os

from tests.browser.at_random.world import Step, World

# `ATTUNE_SEEDS=5,6,7` plays those of one's own, `ATTUNE_STEPS=60` longer ones.
STEPS = int(os.environ.get("ATTUNE_STEPS", "18"))


def seeds(*fixed: int) -> list[int]:
    return [int(one) for one in os.environ.get("ATTUNE_SEEDS", "").split(",") if one] or list(fixed)


def play(world: World, steps: list[Step], seed: int) -> None:
    done: list[Step] = []
    try:
        for step in steps:
            done.append(step)
            world.takes(step)
        world.is_healed()
    except BaseException as error:
        lines = "\n".join(
            f"  {step.do} on {world.devices[step.on].name}, {step.which}, {step.fault}, {step.days} days"
            for step in done
        )
        error.add_note(
            f"seed {seed} (ATTUNE_SEEDS={seed} ATTUNE_STEPS={len(steps)}), after these steps:\n{lines}"
        )
        raise
