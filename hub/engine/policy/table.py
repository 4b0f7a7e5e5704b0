"""Policies by name. A new one is a file and a line here; the generic property tests apply to it by themselves."""

from collections.abc import Mapping

from hub.engine.policy.candidate import Policy
from hub.engine.policy.fifo import fifo
from hub.engine.policy.promise import promise
from hub.engine.terms import PolicyName

POLICIES: Mapping[PolicyName, Policy] = {
    PolicyName.FIFO: fifo,
    PolicyName.PROMISE: promise,
}
