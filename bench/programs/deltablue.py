"""An incremental solver of one-way constraints, after the DeltaBlue algorithm (Freeman-Benson and Maloney, 1989).

A constraint has a strength and one or more methods; a method computes one of its variables from the others.  The
planner keeps, for every variable, which constraint determines it and how strong the weakest constraint upstream is
(the walkabout strength), so that adding or removing a constraint only revises what depends on it.  What it exercises:
polymorphic method calls, small objects, lists used as queues.
"""

REQUIRED, STRONG_PREFERRED, PREFERRED, STRONG_DEFAULT, NORMAL, WEAK_DEFAULT, WEAKEST = range(7)
NONE, FORWARD, BACKWARD = 0, 1, -1


class Variable:
    def __init__(self, name, value=0):
        self.name = name
        self.value = value
        self.constraints = []
        self.determined_by = None
        self.mark = 0
        self.walkabout_strength = WEAKEST
        self.stays = True


class Constraint:
    """What all constraints share; a smaller strength number is a stronger constraint."""

    def __init__(self, strength):
        self.strength = strength

    def is_input(self):
        return False

    def post(self, planner):
        for variable in self.variables():
            variable.constraints.append(self)
        self.forget_method()
        planner.add(self)

    def retract(self, planner):
        for variable in self.variables():
            variable.constraints.remove(self)
        if self.is_satisfied():
            planner.replan_without(self)

    def satisfy(self, mark, planner):
        """Choose a method; return the constraint it overrides, if any."""
        self.choose_method(mark)
        if not self.is_satisfied():
            if self.strength == REQUIRED:
                raise ValueError("a required constraint cannot be satisfied")
            return None
        for variable in self.inputs():
            variable.mark = mark
        output = self.output()
        overridden = output.determined_by
        if overridden is not None:
            overridden.forget_method()
        output.determined_by = self
        if not planner.propagate_from(self, mark):
            raise ValueError("the constraints form a cycle")
        output.mark = mark
        return overridden

    def inputs_known(self, mark):
        for variable in self.inputs():
            if not (variable.mark == mark or variable.stays or variable.determined_by is None):
                return False
        return True


class UnaryConstraint(Constraint):
    def __init__(self, variable, strength, planner):
        Constraint.__init__(self, strength)
        self.variable = variable
        self.satisfied = False
        self.post(planner)

    def variables(self):
        return [self.variable]

    def inputs(self):
        return []

    def output(self):
        return self.variable

    def is_satisfied(self):
        return self.satisfied

    def forget_method(self):
        self.satisfied = False

    def choose_method(self, mark):
        self.satisfied = self.variable.mark != mark and self.strength < self.variable.walkabout_strength

    def recalculate(self):
        self.variable.walkabout_strength = self.strength
        self.variable.stays = not self.is_input()
        if self.variable.stays:
            self.execute()

    def execute(self):
        pass


class StayConstraint(UnaryConstraint):
    """The variable keeps its value."""


class EditConstraint(UnaryConstraint):
    """The variable is about to be changed from outside."""

    def is_input(self):
        return True


class BinaryConstraint(Constraint):
    def __init__(self, first, second, strength, planner):
        Constraint.__init__(self, strength)
        self.first = first
        self.second = second
        self.direction = NONE
        self.post(planner)

    def variables(self):
        return [self.first, self.second]

    def inputs(self):
        return [self.first if self.direction == FORWARD else self.second]

    def output(self):
        return self.second if self.direction == FORWARD else self.first

    def is_satisfied(self):
        return self.direction != NONE

    def forget_method(self):
        self.direction = NONE

    def can_determine(self, variable):
        return self.strength < variable.walkabout_strength

    def choose_method(self, mark):
        if self.first.mark == mark:
            free = self.second.mark != mark and self.can_determine(self.second)
            self.direction = FORWARD if free else NONE
        elif self.second.mark == mark:
            self.direction = BACKWARD if self.can_determine(self.first) else NONE
        elif self.first.walkabout_strength > self.second.walkabout_strength:
            self.direction = BACKWARD if self.can_determine(self.first) else NONE
        else:
            self.direction = FORWARD if self.can_determine(self.second) else NONE

    def recalculate(self):
        source = self.inputs()[0]
        target = self.output()
        target.walkabout_strength = max(self.strength, source.walkabout_strength)
        target.stays = source.stays
        if target.stays:
            self.execute()


class EqualityConstraint(BinaryConstraint):
    """Both variables have the same value."""

    def execute(self):
        self.output().value = self.inputs()[0].value


class ScaleConstraint(BinaryConstraint):
    """second = first * scale + offset, usable in both directions."""

    def __init__(self, first, scale, offset, second, strength, planner):
        self.scale = scale
        self.offset = offset
        BinaryConstraint.__init__(self, first, second, strength, planner)

    def variables(self):
        return [self.first, self.second, self.scale, self.offset]

    def inputs(self):
        return [self.first if self.direction == FORWARD else self.second, self.scale, self.offset]

    def recalculate(self):
        source = self.first if self.direction == FORWARD else self.second
        target = self.output()
        target.walkabout_strength = max(self.strength, source.walkabout_strength)
        target.stays = source.stays and self.scale.stays and self.offset.stays
        if target.stays:
            self.execute()

    def execute(self):
        if self.direction == FORWARD:
            self.second.value = self.first.value * self.scale.value + self.offset.value
        else:
            self.first.value = (self.second.value - self.offset.value) // self.scale.value


class Planner:
    def __init__(self):
        self.last_mark = 0

    def new_mark(self):
        self.last_mark += 1
        return self.last_mark

    def add(self, constraint):
        mark = self.new_mark()
        overridden = constraint.satisfy(mark, self)
        while overridden is not None:
            overridden = overridden.satisfy(mark, self)

    def replan_without(self, constraint):
        output = constraint.output()
        constraint.forget_method()
        unsatisfied = self.remove_downstream_of(output)
        for strength in range(REQUIRED, WEAKEST + 1):
            for candidate in unsatisfied:
                if candidate.strength == strength:
                    self.add(candidate)

    def remove_downstream_of(self, output):
        """Undo what followed from a variable that lost its constraint; return what could now be satisfied."""
        output.determined_by = None
        output.walkabout_strength = WEAKEST
        output.stays = True
        unsatisfied = []
        pending = [output]
        while pending:
            variable = pending.pop()
            for constraint in variable.constraints:
                if not constraint.is_satisfied():
                    unsatisfied.append(constraint)
            determining = variable.determined_by
            for constraint in variable.constraints:
                if constraint is not determining and constraint.is_satisfied():
                    constraint.recalculate()
                    pending.append(constraint.output())
        return unsatisfied

    def propagate_from(self, constraint, mark):
        pending = [constraint]
        while pending:
            current = pending.pop()
            if current.output().mark == mark:
                constraint.retract(self)
                return False
            current.recalculate()
            self.add_consumers(current.output(), pending)
        return True

    def add_consumers(self, variable, constraints):
        determining = variable.determined_by
        for constraint in variable.constraints:
            if constraint is not determining and constraint.is_satisfied():
                constraints.append(constraint)

    def extract_plan(self, constraints):
        """The satisfied constraints downstream of the given inputs, in an order in which they can be executed."""
        mark = self.new_mark()
        plan = []
        pending = [constraint for constraint in constraints if constraint.is_input() and constraint.is_satisfied()]
        while pending:
            constraint = pending.pop()
            if constraint.output().mark != mark and constraint.inputs_known(mark):
                plan.append(constraint)
                constraint.output().mark = mark
                self.add_consumers(constraint.output(), pending)
        return plan

    def change(self, variable, value):
        edit = EditConstraint(variable, PREFERRED, self)
        plan = self.extract_plan([edit])
        for _ in range(10):
            variable.value = value
            for constraint in plan:
                constraint.execute()
        edit.retract(self)


def chain(length):
    """A long row of equal variables: an edit at its head must arrive at its tail."""
    planner = Planner()
    variables = [Variable("v" + str(i)) for i in range(length + 1)]
    for i in range(length):
        EqualityConstraint(variables[i], variables[i + 1], REQUIRED, planner)
    StayConstraint(variables[-1], STRONG_DEFAULT, planner)
    edit = EditConstraint(variables[0], PREFERRED, planner)
    plan = planner.extract_plan([edit])
    for value in range(100):
        variables[0].value = value
        for constraint in plan:
            constraint.execute()
        if variables[-1].value != value:
            raise AssertionError("the chain lost a value")
    return variables[-1].value


def projection(length):
    """Many pairs bound by one scale and one offset: changes at either end and of the factors themselves."""
    planner = Planner()
    scale = Variable("scale", 10)
    offset = Variable("offset", 1000)
    sources = []
    targets = []
    for i in range(length):
        source = Variable("source" + str(i), i)
        target = Variable("target" + str(i), i)
        sources.append(source)
        targets.append(target)
        StayConstraint(source, NORMAL, planner)
        ScaleConstraint(source, scale, offset, target, REQUIRED, planner)
    checksum = 0
    planner.change(source, 17)
    checksum += target.value
    planner.change(target, 1050)
    checksum += source.value
    planner.change(scale, 5)
    checksum += sum([target.value for target in targets[:-1]])
    planner.change(offset, 2000)
    checksum += sum([target.value for target in targets[:-1]])
    return checksum


def run(size):
    return chain(size) * 1000000 + projection(size)


if __name__ == "__main__":
    from protocol import measure

    measure(run)
