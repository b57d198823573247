using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Psi.Analyzers.Flow;

/// <summary>
/// Walks one function body in the order it runs and collects how control can leave it. Follows boolean values through locals, operators,
/// branches and calls of functions of the same compilation.
/// </summary>
internal sealed class FunctionBodyWalk
{
    // A certificate callback has a few lines. These bound the cost of hostile or generated source.
    private const int MaximumSteps = 4_000;
    private const int MaximumNesting = 200;
    private const int MaximumCalls = 3;

    private readonly SourceOperations _source;
    private readonly KnownValues _values;
    private readonly CancellationToken _cancellationToken;
    private readonly StepBudget _budget;
    private readonly int _callDepth;

    // Locals that a nested function or an alias may write, too.
    private readonly HashSet<ISymbol> _untracked;

    // Null means that the local may be true or false. A local that is missing is not declared in this body.
    private ImmutableDictionary<ISymbol, bool?> _locals = ImmutableDictionary.Create<ISymbol, bool?>(SymbolEqualityComparer.Default);
    private bool _throws;

    private FunctionBodyWalk(
        IOperation body, SourceOperations source, KnownValues values, StepBudget budget, int callDepth, CancellationToken cancellationToken)
    {
        _source = source;
        _values = values;
        _budget = budget;
        _callDepth = callDepth;
        _cancellationToken = cancellationToken;
        _untracked = LocalWrites.AliasedIn(body);
        foreach (var operation in body.Descendants())
        {
            if (operation is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                _untracked.UnionWith(LocalWrites.Within(operation));
            }
        }
    }

    /// <summary>True when every path through <paramref name="body"/> that ends returns true.</summary>
    public static bool AlwaysReturnsTrue(IOperation body, SourceOperations source, KnownValues values, CancellationToken cancellationToken)
    {
        var budget = new StepBudget(MaximumSteps);
        var walk = new FunctionBodyWalk(body, source, values, budget, 0, cancellationToken);
        return walk.Run(body, 0) == StatementExits.ReturnsTrue && !budget.IsExhausted;
    }

    private StatementExits Run(IOperation? statement, int nesting)
    {
        if (statement is null)
        {
            return StatementExits.FallsThrough;
        }

        if (!_budget.Take() || nesting > MaximumNesting)
        {
            _budget.Exhaust();
            return StatementExits.ReturnsOther;
        }

        _cancellationToken.ThrowIfCancellationRequested();
        switch (statement)
        {
            case IBlockOperation block:
                return RunAll(block.Operations, nesting);
            case IReturnOperation { Kind: OperationKind.Return, ReturnedValue: { } returned }:
                return Returned(returned, nesting);
            case IThrowOperation thrown:
                return Thrown(thrown);
            case IExpressionStatementOperation { Operation: IThrowOperation thrown }:
                return Thrown(thrown);
            case IExpressionStatementOperation expression:
                Evaluate(expression.Operation, nesting + 1);
                return Completed();
            case IVariableDeclarationGroupOperation group:
                return Declared(group, nesting);
            case IUsingDeclarationOperation declaration:
                return Declared(declaration.DeclarationGroup, nesting);
            case IConditionalOperation conditional:
                return RunConditional(conditional, nesting);
            case ISwitchOperation choice:
                return RunSwitch(choice, nesting);
            case ILoopOperation loop:
                return RunLoop(loop, nesting);
            case ITryOperation attempt:
                return RunTry(attempt, nesting);
            case IUsingOperation usage:
                return Then(Acquired(usage.Resources, nesting), usage.Body, nesting);
            case ILockOperation locked:
                return Then(Effects(locked.LockedValue), locked.Body, nesting);
            case ILabeledOperation labelled:
                return Run(labelled.Operation, nesting + 1);
            case IBranchOperation { BranchKind: BranchKind.Break }:
                return StatementExits.Breaks;
            case IBranchOperation { BranchKind: BranchKind.Continue }:
                return StatementExits.Continues;
            case IEmptyOperation or ILocalFunctionOperation:
                return StatementExits.FallsThrough;
            default:
                return StatementExits.ReturnsOther;
        }
    }

    private StatementExits RunAll(ImmutableArray<IOperation> statements, int nesting)
    {
        var outcomes = StatementExits.FallsThrough;
        foreach (var statement in statements)
        {
            // Statements after an unconditional return never run.
            if (!outcomes.HasFlag(StatementExits.FallsThrough))
            {
                break;
            }

            outcomes = (outcomes & ~StatementExits.FallsThrough) | Run(statement, nesting + 1);
        }

        return outcomes;
    }

    private StatementExits Then(StatementExits first, IOperation? body, int nesting) =>
        (first & ~StatementExits.FallsThrough) | Run(body, nesting + 1);

    private StatementExits Acquired(IOperation resources, int nesting) =>
        resources is IVariableDeclarationGroupOperation group ? Declared(group, nesting) : Effects(resources);

    private StatementExits Returned(IOperation value, int nesting)
    {
        var isTrue = Evaluate(value, nesting + 1) == true;
        return (Completed() & ~StatementExits.FallsThrough) | (isTrue ? StatementExits.ReturnsTrue : StatementExits.ReturnsOther);
    }

    // "throw;" in a handler passes on an exception of the try block, which is counted there.
    private static StatementExits Thrown(IThrowOperation thrown) =>
        thrown.Exception is null ? StatementExits.None : StatementExits.Throws;

    private StatementExits Completed()
    {
        var outcomes = _throws ? StatementExits.FallsThrough | StatementExits.Throws : StatementExits.FallsThrough;
        _throws = false;
        return outcomes;
    }

    private StatementExits Effects(IOperation operation)
    {
        NoteEffects(operation);
        return Completed();
    }

    private StatementExits Declared(IVariableDeclarationGroupOperation group, int nesting)
    {
        foreach (var declarator in group.Declarations.SelectMany(static declaration => declaration.Declarators))
        {
            var initial = declarator.GetVariableInitializer() is { } initializer ? Evaluate(initializer.Value, nesting + 1) : null;
            _locals = _locals.SetItem(declarator.Symbol, declarator.Symbol.RefKind == RefKind.None ? initial : null);
        }

        return Completed();
    }

    private StatementExits RunConditional(IConditionalOperation conditional, int nesting)
    {
        var condition = Evaluate(conditional.Condition, nesting + 1);
        var outcomes = Completed() & ~StatementExits.FallsThrough;
        if (condition is { } known)
        {
            return outcomes | Run(known ? conditional.WhenTrue : conditional.WhenFalse, nesting + 1);
        }

        var before = _locals;
        outcomes |= Run(conditional.WhenTrue, nesting + 1);
        var afterTrue = _locals;
        _locals = before;
        outcomes |= Run(conditional.WhenFalse, nesting + 1);
        _locals = Joined(afterTrue, _locals);
        return outcomes;
    }

    private StatementExits RunSwitch(ISwitchOperation choice, int nesting)
    {
        NoteEffects(choice.Value);
        foreach (var clause in choice.Cases.SelectMany(static section => section.Clauses))
        {
            NoteEffects(clause);
        }

        var outcomes = Completed() & ~StatementExits.FallsThrough;
        var before = _locals;
        var after = choice.Cases.Any(HasDefault) ? null : before;
        if (after is not null)
        {
            outcomes |= StatementExits.FallsThrough;
        }

        foreach (var section in choice.Cases)
        {
            _locals = before;
            outcomes |= RunAll(section.Body, nesting);
            after = after is null ? _locals : Joined(after, _locals);
        }

        _locals = after ?? before;
        return Landed(outcomes, StatementExits.Breaks);
    }

    private static bool HasDefault(ISwitchCaseOperation section) =>
        section.Clauses.Any(static clause => clause.CaseKind == CaseKind.Default);

    private StatementExits RunLoop(ILoopOperation loop, int nesting)
    {
        // A round may start with values that an earlier round wrote.
        ForgetWrites(loop);
        IOperation? condition = null;
        var isEndless = false;
        var runsOnce = false;
        switch (loop)
        {
            case IWhileLoopOperation whileLoop:
                condition = whileLoop.Condition;
                runsOnce = !whileLoop.ConditionIsTop;
                break;
            case IForLoopOperation forLoop:
                condition = forLoop.Condition;
                isEndless = condition is null;
                foreach (var part in forLoop.Before.Concat(forLoop.AtLoopBottom))
                {
                    NoteEffects(part);
                }

                break;
            case IForEachLoopOperation forEach:
                NoteEffects(forEach.Collection);
                break;
        }

        var holds = condition is null ? null : Evaluate(condition, nesting + 1);
        isEndless |= holds == true;
        var outcomes = Completed() & ~StatementExits.FallsThrough;
        if (holds == false && !runsOnce)
        {
            return outcomes | StatementExits.FallsThrough;
        }

        var body = Run(loop.Body, nesting + 1);
        outcomes |= body & (StatementExits.ReturnsTrue | StatementExits.ReturnsOther | StatementExits.Throws);
        ForgetWrites(loop);

        // Control reaches the condition of a do loop only at the end of the body.
        var reachesEnd = !runsOnce || (body & (StatementExits.FallsThrough | StatementExits.Continues)) != 0;
        return body.HasFlag(StatementExits.Breaks) || (!isEndless && reachesEnd) ? outcomes | StatementExits.FallsThrough : outcomes;
    }

    private StatementExits RunTry(ITryOperation attempt, int nesting)
    {
        var before = _locals;
        var outcomes = Run(attempt.Body, nesting + 1);
        if (attempt.Catches.Any(CatchesEverything))
        {
            outcomes &= ~StatementExits.Throws;
        }

        var after = _locals;
        foreach (var handler in attempt.Catches)
        {
            _locals = before;
            ForgetWrites(attempt.Body);
            if (handler.Filter is not null)
            {
                NoteEffects(handler.Filter);
                outcomes |= Completed() & ~StatementExits.FallsThrough;
            }

            outcomes |= Run(handler.Handler, nesting + 1);
            after = Joined(after, _locals);
        }

        _locals = after;
        if (attempt.Finally is not { } last)
        {
            return outcomes;
        }

        ForgetWrites(last);
        var final = Run(last, nesting + 1);
        return final.HasFlag(StatementExits.FallsThrough) ? outcomes | (final & ~StatementExits.FallsThrough) : final;
    }

    private static bool CatchesEverything(ICatchClauseOperation handler) =>
        handler.Filter is null
        && handler.ExceptionType
            is { SpecialType: SpecialType.System_Object }
            or { Name: nameof(Exception), ContainingNamespace.Name: nameof(System) };

    private static StatementExits Landed(StatementExits outcomes, StatementExits jump) =>
        (outcomes & jump) == 0 ? outcomes : (outcomes & ~jump) | StatementExits.FallsThrough;

    /// <summary>The value of a boolean expression where it is known. Also records the effects of evaluating it.</summary>
    private bool? Evaluate(IOperation expression, int nesting)
    {
        if (!_budget.Take() || nesting > MaximumNesting)
        {
            _budget.Exhaust();
            return null;
        }

        if (expression.ConstantValue is { HasValue: true, Value: var constant })
        {
            return constant as bool?;
        }

        switch (expression)
        {
            case IConversionOperation { Conversion.IsUserDefined: false, Type.SpecialType: SpecialType.System_Boolean } conversion:
                return Evaluate(conversion.Operand, nesting + 1);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null } negation:
                return !Evaluate(negation.Operand, nesting + 1);
            case IBinaryOperation { OperatorMethod: null } binary:
                return Combined(binary, nesting);
            case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                return Chosen(conditional, whenFalse, nesting);
            case ISwitchExpressionOperation choice:
                return Chosen(choice, nesting);
            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } assignment:
                var assigned = Evaluate(assignment.Value, nesting + 1);
                _locals = _locals.SetItem(local, assigned);
                return assigned;
            case ILocalReferenceOperation { Local: var read } when _locals.TryGetValue(read, out var known):
                return _untracked.Contains(read) ? null : known;
            case ILocalReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation:
                NoteEffects(expression);
                return _values.Of(expression, _cancellationToken) is { HasValue: true, Value: bool value } ? value : null;
            case IInvocationOperation call:
                NoteEffects(call);
                return CallReturnsTrue(call) ? true : null;
            default:
                NoteEffects(expression);
                return null;
        }
    }

    private bool? Combined(IBinaryOperation binary, int nesting)
    {
        switch (binary.OperatorKind)
        {
            case BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or when binary.Type?.SpecialType == SpecialType.System_Boolean:
                var orLeft = Evaluate(binary.LeftOperand, nesting + 1);
                if (orLeft == true && binary.OperatorKind == BinaryOperatorKind.ConditionalOr)
                {
                    return true;
                }

                var isOrCertain = binary.OperatorKind == BinaryOperatorKind.Or || orLeft == false;
                return orLeft | Maybe(binary.RightOperand, nesting, isOrCertain);
            case BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And when binary.Type?.SpecialType == SpecialType.System_Boolean:
                var andLeft = Evaluate(binary.LeftOperand, nesting + 1);
                if (andLeft == false && binary.OperatorKind == BinaryOperatorKind.ConditionalAnd)
                {
                    return false;
                }

                var isAndCertain = binary.OperatorKind == BinaryOperatorKind.And || andLeft == true;
                return andLeft & Maybe(binary.RightOperand, nesting, isAndCertain);
            case BinaryOperatorKind.ExclusiveOr or BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals
                when binary.LeftOperand.Type?.SpecialType == SpecialType.System_Boolean:
                var left = Evaluate(binary.LeftOperand, nesting + 1);
                var right = Evaluate(binary.RightOperand, nesting + 1);
                return left is null || right is null ? null : (left == right) == (binary.OperatorKind == BinaryOperatorKind.Equals);
            default:
                NoteEffects(binary);
                return null;
        }
    }

    /// <summary>Evaluates an expression that the program may skip, so that a local it writes may keep its value.</summary>
    private bool? Maybe(IOperation expression, int nesting, bool isCertain)
    {
        var before = _locals;
        var value = Evaluate(expression, nesting + 1);
        if (!isCertain)
        {
            _locals = Joined(before, _locals);
        }

        return value;
    }

    private bool? Chosen(IConditionalOperation conditional, IOperation whenFalse, int nesting)
    {
        var condition = Evaluate(conditional.Condition, nesting + 1);
        if (condition is { } known)
        {
            return Evaluate(known ? conditional.WhenTrue : whenFalse, nesting + 1);
        }

        var first = Maybe(conditional.WhenTrue, nesting, isCertain: false);
        var second = Maybe(whenFalse, nesting, isCertain: false);
        return first == second ? first : null;
    }

    private bool? Chosen(ISwitchExpressionOperation choice, int nesting)
    {
        NoteEffects(choice.Value);
        _throws |= !choice.IsExhaustive;
        bool? result = null;
        for (var index = 0; index < choice.Arms.Length; index++)
        {
            var arm = choice.Arms[index];
            if (arm.Guard is not null)
            {
                NoteEffects(arm.Guard);
            }

            var value = Maybe(arm.Value, nesting, isCertain: false);
            result = index == 0 || result == value ? value : null;
            if (result is null)
            {
                NoteEffects(choice);
                return null;
            }
        }

        return result;
    }

    private bool CallReturnsTrue(IInvocationOperation call) =>
        _callDepth < MaximumCalls
        && call is { IsVirtual: false, TargetMethod: { ReturnType.SpecialType: SpecialType.System_Boolean } method }
        && OutcomesOf(method) == StatementExits.ReturnsTrue;

    private StatementExits OutcomesOf(IMethodSymbol method) =>
        _source.BodyOf(method, _cancellationToken) is { } body
            ? WalkOf(body).Run(body, 0)
            : StatementExits.ReturnsOther;

    private FunctionBodyWalk WalkOf(IOperation body) => new(body, _source, _values, _budget, _callDepth + 1, _cancellationToken);

    /// <summary>Records the effects of an expression: exceptions, and writes to locals.</summary>
    private void NoteEffects(IOperation expression)
    {
        var pending = new Stack<IOperation>();
        pending.Push(expression);
        while (pending.Count > 0)
        {
            if (!_budget.Take())
            {
                return;
            }

            switch (pending.Pop())
            {
                case IAnonymousFunctionOperation or ILocalFunctionOperation:
                    continue;
                case IThrowOperation { Exception: not null }:
                    _throws = true;
                    break;
                case ILocalReferenceOperation { IsDeclaration: true } declaration:
                    _locals = _locals.SetItem(declaration.Local, null);
                    break;
                case IInvocationOperation call when MayRefuse(call.TargetMethod):
                    _throws = true;
                    Push(call);
                    break;
                case var other:
                    Push(other);
                    break;
            }
        }

        ForgetWrites(expression);

        void Push(IOperation parent)
        {
            foreach (var child in parent.ChildOperations)
            {
                pending.Push(child);
            }
        }
    }

    /// <summary>True for a function of this compilation that throws somewhere: it may do so to refuse the certificate.</summary>
    private bool MayRefuse(IMethodSymbol method)
    {
        if (_callDepth >= MaximumCalls)
        {
            return false;
        }

        if (_source.BodyOf(method, _cancellationToken) is not { } body)
        {
            return false;
        }

        var walk = WalkOf(body);
        walk.NoteEffects(body);
        return walk._throws;
    }

    private void ForgetWrites(IOperation operation)
    {
        foreach (var written in LocalWrites.Within(operation))
        {
            if (_locals.ContainsKey(written))
            {
                _locals = _locals.SetItem(written, null);
            }
        }
    }

    private static ImmutableDictionary<ISymbol, bool?> Joined(
        ImmutableDictionary<ISymbol, bool?> one, ImmutableDictionary<ISymbol, bool?> other)
    {
        if (ReferenceEquals(one, other))
        {
            return one;
        }

        var joined = one;
        foreach (var entry in other)
        {
            joined = joined.SetItem(entry.Key, one.TryGetValue(entry.Key, out var value) && value == entry.Value ? value : null);
        }

        return joined;
    }
}
