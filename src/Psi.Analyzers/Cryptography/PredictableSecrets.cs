using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Cryptography;
using Psi.Analyzers.Catalogues.Flow;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;
using Psi.Analyzers.SensitiveData;

namespace Psi.Analyzers.Cryptography;

/// <summary>
/// Follows the values of <c>System.Random</c>, within one function and its lambdas, to a name or an API that says that they are a secret:
/// through arithmetic, text that is put together, alphabets they pick from, buffers they fill, and locals. The result of a private method
/// is followed into its callers, but no further.
/// </summary>
internal sealed class PredictableSecrets(RandomCalls calls, SourceOperations source)
{
    // Methods that make secrets are short. This bounds the cost of generated or hostile source.
    private const int MaximumSteps = 200_000;

    /// <summary>The secrets of a function, each with the calls it is made with.</summary>
    /// <param name="root">The outermost operation of the function, initialiser or attribute.</param>
    /// <param name="owner">The member it belongs to.</param>
    public ImmutableArray<PredictableSecret> In(IOperation root, ISymbol owner, CancellationToken cancellationToken)
    {
        var found = new List<(SecretUse Use, List<IInvocationOperation> Calls)>();
        var budget = new StepBudget(MaximumSteps);
        foreach (var call in OperationTree.AllInMember(root).OfType<IInvocationOperation>())
        {
            if (calls.ReplacementOf(call, cancellationToken) is null
                || new Walk(root, owner, source, budget, cancellationToken).From(call) is not { } use)
            {
                continue;
            }

            // Code draws the letters of one password one by one, and often from several alphabets.
            if (found.FirstOrDefault(earlier => earlier.Use == use).Calls is { } others)
            {
                others.Add(call);
            }
            else
            {
                found.Add((use, [call]));
            }
        }

        return found.Select(static one => new PredictableSecret(one.Use, one.Calls.ToImmutableArray())).ToImmutableArray();
    }

    private sealed class Walk(
        IOperation root, ISymbol owner, SourceOperations? source, StepBudget budget, CancellationToken cancellationToken)
    {
        private readonly HashSet<ISymbol> _followed = new(SymbolEqualityComparer.Default);

        public SecretUse? From(IInvocationOperation call) => call switch
        {
            { TargetMethod.Name: SecretSinkCatalogue.FillBuffer, Arguments: [{ Value: var buffer }] } => Kept(buffer),
            _ => FromCall(call),
        };

        /// <summary>The secret that a value becomes part of, found by following the operations around it outwards.</summary>
        private SecretUse? Uses(IOperation value)
        {
            while (budget.Take() && value.Parent is { } parent)
            {
                cancellationToken.ThrowIfCancellationRequested();
                switch (parent)
                {
                    case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                        return Followed(local, local.Type);
                    case IFieldInitializerOperation { InitializedFields: [var field, ..] }:
                        return Named(field.Name, field.Type);
                    case IPropertyInitializerOperation { InitializedProperties: [var property, ..] }:
                        return Named(property.Name, property.Type);
                    case IAssignmentOperation assignment when assignment.Value == value:
                        return Kept(assignment.Target);
                    case IReturnOperation returned:
                        return Result(OperationTree.FunctionAround(returned));
                    case IArgumentOperation { Parent: IInvocationOperation call } argument:
                        if (Given(argument, call.Arguments, call.TargetMethod) is { } given)
                        {
                            return given;
                        }

                        if (IsCollecting(call) && CollectionOf(call) is { } collection && Kept(collection) is { } collected)
                        {
                            return collected;
                        }

                        if (!IsCollecting(call) && !IsTransformation(call.TargetMethod, argument))
                        {
                            return null;
                        }

                        value = call;
                        break;
                    case IArgumentOperation { Parent: IObjectCreationOperation creation } argument:
                        if (Given(argument, creation.Arguments, creation.Constructor) is { } passed)
                        {
                            return passed;
                        }

                        if (!IsTextMadeOf(creation, argument))
                        {
                            return null;
                        }

                        value = creation;
                        break;
                    case IArgumentOperation { Parent: IPropertyReferenceOperation indexer }
                        when SecretNames.IsCharacterOrByte(indexer.Type):
                        value = indexer;
                        break;
                    case IInvocationOperation { TargetMethod: var method } when IsTransformation(method, null):
                        value = parent;
                        break;
                    case var other when Contains(other, value):
                        value = parent;
                        break;
                    default:
                        return null;
                }
            }

            return null;
        }

        /// <summary>True for an operation whose value consists of this value, or contains it.</summary>
        private static bool Contains(IOperation operation, IOperation value) => operation switch
        {
            IArrayElementReferenceOperation element when SecretNames.IsCharacterOrByte(element.Type) => true,
            IPropertyReferenceOperation { Property.IsIndexer: true } property
                when property.Instance == value && SecretNames.IsCharacterOrByte(property.Type) => true,
            IConversionOperation or IParenthesizedOperation or IInterpolationOperation or IInterpolatedStringOperation => true,
            IUnaryOperation or ICoalesceOperation or IConditionalAccessOperation => true,
            IArrayCreationOperation { Initializer: not null } array => !array.DimensionSizes.Contains(value),
            IArrayInitializerOperation or ISwitchExpressionArmOperation or ISwitchExpressionOperation => true,
            // Compilers later than the one this is compiled against have operations of their own for these.
            { Syntax: CollectionExpressionSyntax or SpreadElementSyntax } => true,
            IBinaryOperation binary => !IsComparison(binary.OperatorKind),
            IConditionalOperation conditional => conditional.Condition != value,
            _ => false,
        };

        private static bool IsComparison(BinaryOperatorKind kind) =>
            kind is BinaryOperatorKind.Equals
                or BinaryOperatorKind.NotEquals
                or BinaryOperatorKind.LessThan
                or BinaryOperatorKind.LessThanOrEqual
                or BinaryOperatorKind.GreaterThan
                or BinaryOperatorKind.GreaterThanOrEqual;

        /// <summary>The secret that a value becomes which is written to a target.</summary>
        private SecretUse? Kept(IOperation target)
        {
            while (budget.Take())
            {
                switch (target)
                {
                    case ILocalReferenceOperation { Local: var local }:
                        return Followed(local, local.Type);
                    case IParameterReferenceOperation { Parameter: var parameter }:
                        return Followed(parameter, parameter.Type) ?? MadeBy(parameter);
                    case IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: [{ Value.ConstantValue: var key }] } entry
                        when key is { HasValue: true, Value: string name }:
                        return Named(name, entry.Property.Type);
                    case IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } instance } element
                        when SecretNames.IsCharacterOrByte(element.Type):
                        target = instance;
                        break;
                    case IMemberReferenceOperation { Member: { Name: SecretSinkCatalogue.Key, ContainingType: var type } member }
                        when IsCryptographic(type):
                        return new SecretUse(SecretKind.Key, type.Name + "." + member.Name);
                    case IMemberReferenceOperation { Member: { Name: SecretSinkCatalogue.InitializationVector } vector }
                        when IsCryptographic(vector.ContainingType):
                        return new SecretUse(SecretKind.RandomInput, vector.ContainingType.Name + "." + vector.Name);
                    case IMemberReferenceOperation { Member: (IFieldSymbol or IPropertySymbol { IsIndexer: false }) and var member }:
                        return Named(member.Name, target.Type);
                    case IArrayElementReferenceOperation element when SecretNames.IsCharacterOrByte(element.Type):
                        target = element.ArrayReference;
                        break;
                    case IConversionOperation conversion:
                        target = conversion.Operand;
                        break;
                    case IInvocationOperation { TargetMethod: { IsExtensionMethod: true } method, Arguments: [{ Value: var whole }, ..] }
                        when ByteApiCatalogue.Views.Contains(method.Name):
                        target = whole;
                        break;
                    case IInvocationOperation { TargetMethod.Name: SecretSinkCatalogue.Slice, Instance: { } whole }:
                        target = whole;
                        break;
                    default:
                        return null;
                }
            }

            return null;
        }

        /// <summary>The secret that a local or parameter is, by its own name or by the uses of its value.</summary>
        private SecretUse? Followed(ISymbol variable, ITypeSymbol type)
        {
            if (Named(variable.Name, type) is { } named)
            {
                return named;
            }

            if (!_followed.Add(variable))
            {
                return null;
            }

            foreach (var operation in MemberOperations.Around(root).ReferencesTo(variable))
            {
                if (!budget.Take())
                {
                    return null;
                }

                if (OperationTree.IsReferenceTo(operation, variable) && Uses(operation) is { } use)
                {
                    return use;
                }
            }

            return null;
        }

        private SecretUse? Named(string name, ITypeSymbol? type) => SecretNames.OfValue(name, type, owner);

        /// <summary>The secret that an argument is to the function that takes it.</summary>
        private SecretUse? Given(IArgumentOperation argument, ImmutableArray<IArgumentOperation> all, IMethodSymbol? method)
        {
            if (argument.Parameter is not { } parameter || method is null)
            {
                return null;
            }

            if (IsCryptographic(method.ContainingType))
            {
                if (SecretSinkCatalogue.KeyParameters.Contains(parameter.Name))
                {
                    return new SecretUse(SecretKind.Key, parameter.Name);
                }

                if (SecretSinkCatalogue.NonceParameters.Contains(parameter.Name))
                {
                    return new SecretUse(SecretKind.RandomInput, parameter.Name);
                }
            }

            // A method that compares two secrets has names for both.
            if (method.ReturnType.SpecialType == SpecialType.System_Boolean && method.MethodKind != MethodKind.Constructor)
            {
                return null;
            }

            if (Named(parameter.Name, parameter.Type) is { } named)
            {
                return named;
            }

            var takesName = method.MethodKind == MethodKind.Constructor || SecretSinkCatalogue.NamedWrites.Contains(method.Name);
            return takesName && parameter.Ordinal > 0 && ConstantOf(all, parameter.Ordinal - 1) is { } name
                ? Named(name, parameter.Type)
                : null;
        }

        private static string? ConstantOf(ImmutableArray<IArgumentOperation> arguments, int ordinal) =>
            arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal)?.Value.ConstantValue
                is { HasValue: true, Value: string text }
                ? text
                : null;

        /// <summary>The secret that the result of a function is; null means the member itself.</summary>
        private SecretUse? Result(IOperation? function)
        {
            switch (function)
            {
                case ILocalFunctionOperation { Symbol: var local }:
                    return SecretNames.OfResult(local) ?? OfCallers(local);
                case IAnonymousFunctionOperation lambda:
                    IOperation value = lambda;
                    while (value.Parent is IDelegateCreationOperation or IConversionOperation)
                    {
                        value = value.Parent;
                    }

                    return value.Parent switch
                    {
                        // Enumerable.Repeat(alphabet, 12).Select(letters => letters[random.Next(letters.Length)])
                        IArgumentOperation { Parent: IInvocationOperation call } =>
                            SecretSinkCatalogue.Projections.Contains(call.TargetMethod.Name) ? Uses(call) : null,
                        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var variable } } =>
                            OfLambda(lambda, variable.Name),
                        _ => null,
                    };
                default:
                    return owner switch
                    {
                        IMethodSymbol { AssociatedSymbol: IPropertySymbol property } => Named(property.Name, property.Type),
                        IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation } method =>
                            SecretNames.OfResult(method) ?? OfCallers(method),
                        IPropertySymbol property => Named(property.Name, property.Type),
                        _ => null,
                    };
            }
        }

        /// <summary>
        /// The secret that the result of a private method or local function becomes in its callers: <c>var password = RandomText(12)</c>.
        /// </summary>
        private SecretUse? OfCallers(IMethodSymbol method)
        {
            if (source is null
                || method is not ({ DeclaredAccessibility: Accessibility.Private } or { MethodKind: MethodKind.LocalFunction })
                || method.ReturnType.SpecialType == SpecialType.System_Void)
            {
                return null;
            }

            foreach (var reference in source.ReferencesTo(method, cancellationToken))
            {
                if (reference is IInvocationOperation { SemanticModel: { } model } call && budget.Take())
                {
                    var caller = OperationTree.RootOf(call);
                    var member = model.GetEnclosingSymbol(call.Syntax.SpanStart, cancellationToken);
                    while (member is { ContainingSymbol: IMethodSymbol or IPropertySymbol or IFieldSymbol })
                    {
                        member = member.ContainingSymbol;
                    }

                    if (member is not null
                        && new Walk(caller, member, source: null, budget, cancellationToken).FromCall(call) is { } use)
                    {
                        return use;
                    }
                }
            }

            return null;
        }

        private SecretUse? FromCall(IInvocationOperation call) =>
            Uses(call) ?? (IsPick(call) ? Result(OperationTree.FunctionAround(call)) : null);

        /// <summary>The secret that a lambda in a variable of that name returns.</summary>
        private SecretUse? OfLambda(IAnonymousFunctionOperation lambda, string name)
        {
            var kind = SensitiveNames.KindOfResult(name);
            if (kind == SecretKind.None)
            {
                return null;
            }

            var result = lambda.Symbol.ReturnType;
            return SecretNames.OfValue(name, result, owner)
                ?? (SecretNames.HoldsText(result) && kind != SecretKind.PersonalNumber ? new SecretUse(kind, name) : null);
        }

        // string.Create(12, random, (letters, random) => letters[0] = …)
        private SecretUse? MadeBy(IParameterSymbol parameter)
        {
            var function = OperationTree.AllInMember(root).OfType<IAnonymousFunctionOperation>()
                .FirstOrDefault(lambda => SymbolEqualityComparer.Default.Equals(lambda.Symbol, parameter.ContainingSymbol));
            return function is { Parent: IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation create } } }
                && create.TargetMethod is { Name: SecretSinkCatalogue.CreateText, ContainingType.SpecialType: SpecialType.System_String }
                    ? Uses(create)
                    : null;
        }

        /// <summary>True when a call picks from an alphabet, whatever happens to the letter then.</summary>
        private static bool IsPick(IInvocationOperation call)
        {
            IOperation value = call;
            while (value.Parent is IConversionOperation or IBinaryOperation)
            {
                value = value.Parent;
            }

            return value.Parent switch
            {
                IArrayElementReferenceOperation element => SecretNames.IsCharacterOrByte(element.Type),
                IArgumentOperation { Parent: IPropertyReferenceOperation { Property.IsIndexer: true } indexer } =>
                    SecretNames.IsCharacterOrByte(indexer.Type),
                _ => false,
            };
        }

        private static bool IsCollecting(IInvocationOperation call) =>
            SecretSinkCatalogue.Collecting.Contains(call.TargetMethod.Name)
            && call.Instance?.Type is { SpecialType: SpecialType.None } type
            && SecretNames.HoldsText(type);

        // builder.Append(…).Append(…)
        private static IOperation? CollectionOf(IInvocationOperation call)
        {
            var instance = call.Instance;
            while (instance is IInvocationOperation { Instance: { } inner })
            {
                instance = inner;
            }

            return instance;
        }

        // An integer says how long the text is to be or where it is cut.
        private static bool IsTextMadeOf(IObjectCreationOperation creation, IArgumentOperation argument) =>
            creation.Type is { } type
            && (SecretNames.HoldsText(type) || type.IsRefLikeType)
            && argument.Parameter?.Type.SpecialType != SpecialType.System_Int32;

        private static bool IsTransformation(IMethodSymbol method, IArgumentOperation? argument)
        {
            if (method.ReturnType.SpecialType is SpecialType.System_Boolean or SpecialType.System_Void
                || (argument?.Parameter is { } parameter && SecretSinkCatalogue.SizeParameters.Contains(parameter.Name)))
            {
                return false;
            }

            var type = method.ContainingType;
            if (type.SpecialType is SpecialType.System_String)
            {
                return argument?.Parameter is not { Name: SecretSinkCatalogue.TextStart, Ordinal: > 0 };
            }

            return type.SpecialType is >= SpecialType.System_Char and <= SpecialType.System_Double
                || SecretSinkCatalogue.TransformingTypes.Contains(type.Name)
                || SecretSinkCatalogue.TransformingMethods.Contains(method.Name)
                || (type.Name == nameof(Enumerable) && ConsistsOfElements(method, argument))
                || (type.Name == SecretSinkCatalogue.List && method.Name == SecretSinkCatalogue.ToArray);
        }

        private static bool ConsistsOfElements(IMethodSymbol method, IArgumentOperation? argument) =>
            !SecretSinkCatalogue.CountingSequences.Contains(method.Name)
            && (argument is null or { Parameter.Ordinal: 0 } || SecretSinkCatalogue.JoiningSequences.Contains(method.Name));

        private static bool IsCryptographic(ITypeSymbol? type) =>
            type?.ContainingNamespace?.ToDisplayString() is { } name && SecretSinkCatalogue.CryptographicNamespaces.Contains(name);
    }
}
