"""Policies by name. A new one is a file and a line here; the generic property tests apply to it by themselves."""

from collections.abc import Mapping

from hub.engine.policy.candidate import Policy
from hub.engine.policy.fifo import fifo
from hub.engine.policy.listed import listed
from hub.engine.policy.promise import promise
from hub.engine.policy.promise_throughput import promise_throughput
from hub.engine.policy.ratio import ratio
from hub.engine.policy.strict import strict
from hub.engine.terms import PolicyName

POLICIES: Mapping[PolicyName, Policy] = {
    PolicyName.FIFO: fifo,
    PolicyName.PROMISE: promise,
    PolicyName.PROMISE_THROUGHPUT: promise_throughput,
    PolicyName.STRICT: strict,
    PolicyName.RATIO: ratio,
    PolicyName.LISTED: listed,
}
