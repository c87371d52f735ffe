from concurrent.futures import ThreadPoolExecutor

from story_base import make_base
from test_rollout import task

from lamwright.pipeline.actors import demonstration, lam


def test_workers_that_start_together_share_one_model(tmp_path):
    actor = lam("lam9", make_base(tmp_path / "model"))
    with ThreadPoolExecutor(4) as pool:
        policies = list(pool.map(lambda number: actor(task(number)), range(4)))
    assert {policy.name for policy in policies} == {"lam9"}
    assert len({id(policy._model) for policy in policies}) == 1


def test_what_an_actor_is_made_of_is_in_its_inputs(tmp_path):
    first, second = (make_base(tmp_path / name, seed=seed) for seed, name in enumerate("ab"))
    assert lam("x", first).inputs != lam("x", second).inputs
    assert demonstration().inputs == {}
