"""Whatever people do, in any order, the rules hold. any_workshop.py says how that is judged."""

from hypothesis import HealthCheck, settings

from tests.sessions.any_workshop import AnyWorkshop

TestAnyWorkshop = AnyWorkshop.TestCase
TestAnyWorkshop.settings = settings(
    max_examples=200,
    stateful_step_count=100,
    deadline=None,
    report_multiple_bugs=False,
    suppress_health_check=list(HealthCheck),
)
