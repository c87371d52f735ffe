from rolling import task
from story_base import make_base

from lamwright.applications.fake import Fake
from lamwright.pipeline.actors import Actor, demonstration, lam


def test_policies_of_one_worker_share_one_model(tmp_path):
    actor = lam("lam9", make_base(tmp_path / "model"), Fake())
    policies = [actor(task(number)) for number in range(3)]
    assert {policy.name for policy in policies} == {"lam9"}
    assert len({id(policy._model) for policy in policies}) == 1


def test_an_actor_can_be_written_down_and_read_in_another_process(tmp_path):
    actor = lam("lam9", make_base(tmp_path / "model"), Fake())
    again = Actor.model_validate_json(actor.model_dump_json())
    assert again == actor
    assert again(task(0)).name == "lam9"


def test_what_an_actor_is_made_of_is_in_its_inputs(tmp_path):
    first, second = (make_base(tmp_path / name, seed=seed) for seed, name in enumerate("ab"))
    assert lam("x", first, Fake()).inputs != lam("x", second, Fake()).inputs
    assert demonstration().inputs == {}
