using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Flow;
using Psi.Analyzers.SensitiveData;

namespace Psi.Analyzers.Cryptography;

/// <summary>
/// Follows what <c>System.Random</c> gives, within one function and its lambdas, to where a name or an API says that it is a secret: through
/// arithmetic, text that is put together, alphabets it picks from, buffers it fills and locals. What a private method gives back is followed into its callers, no further.
/// </summary>
internal sealed class PredictableSecrets(RandomCalls calls, SourceOperations source)
{
    // Methods that make secrets are short; these bound what generated or hostile source can cost.
    private const int MaximumSteps = 200_000;
    private const int MaximumDescendants = 20_000;

    private static readonly HashSet<string> KeptAs = new(StringComparer.Ordinal) { "Add", "TryAdd", "Append", "Set", "SetString", "SetItem", "SetValue", "StringSet", "StringSetAsync" };

    private static readonly HashSet<string> Collects = new(StringComparer.Ordinal) { "Append", "Insert", "Add", "AddRange", "Push", "Enqueue", "Write", "AppendFormat", "AppendJoin" };

    /// <summary>The secrets of a function, each with the calls it is made with.</summary>
    /// <param name="root">The outermost operation of the function, initialiser or attribute.</param>
    /// <param name="owner">The member it belongs to.</param>
    public ImmutableArray<PredictableSecret> In(IOperation root, ISymbol owner, CancellationToken cancellationToken)
    {
        var found = new List<(SecretUse Use, List<IInvocationOperation> Calls)>();
        var budget = new StepBudget(MaximumSteps);
        foreach (var call in root.DescendantsAndSelf().Take(MaximumDescendants).OfType<IInvocationOperation>())
        {
            if (calls.ReplacementOf(call, cancellationToken) is null || new Walk(root, owner, source, budget, cancellationToken).From(call) is not { } use)
            {
                continue;
            }

            // The letters of one password are drawn one by one, and often from several alphabets.
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

    private sealed class Walk(IOperation root, ISymbol owner, SourceOperations? source, StepBudget budget, CancellationToken cancellationToken)
    {
        private readonly HashSet<ISymbol> _followed = new(SymbolEqualityComparer.Default);

        public SecretUse? From(IInvocationOperation call) => call switch
        {
            { TargetMethod.Name: "NextBytes", Arguments: [{ Value: var buffer }] } => Kept(buffer),
            _ => FromCall(call),
        };

        /// <summary>What a value is used as, from where it stands outwards.</summary>
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
                        return Result(FunctionAround(returned));
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
                    case IArgumentOperation { Parent: IPropertyReferenceOperation indexer } when SecretNames.IsCharacterOrByte(indexer.Type):
                        value = indexer;
                        break;
                    case IArrayElementReferenceOperation element when SecretNames.IsCharacterOrByte(element.Type):
                    case IInvocationOperation { TargetMethod: var method } when IsTransformation(method, null):
                    case IPropertyReferenceOperation { Property.IsIndexer: true } property when property.Instance == value && SecretNames.IsCharacterOrByte(property.Type):
                    case IConversionOperation or IParenthesizedOperation or IInterpolationOperation or IInterpolatedStringOperation or IUnaryOperation or ICoalesceOperation or IConditionalAccessOperation:
                    case IArrayInitializerOperation or IArrayCreationOperation { Initializer: not null } or ISwitchExpressionArmOperation or ISwitchExpressionOperation:
                    // Operations of later compilers than the one this is compiled against.
                    case { Syntax: CollectionExpressionSyntax or SpreadElementSyntax }:
                    case IBinaryOperation { OperatorKind: not (BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual) }:
                    case IConditionalOperation conditional when conditional.Condition != value:
                        if (parent is IArrayCreationOperation creationOfArray && creationOfArray.DimensionSizes.Contains(value))
                        {
                            return null;
                        }

                        value = parent;
                        break;
                    default:
                        return null;
                }
            }

            return null;
        }

        /// <summary>What a place is that a value is put in.</summary>
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
                    case IPropertyReferenceOperation { Property: { IsIndexer: true } property, Arguments: [{ Value: { ConstantValue: { HasValue: true, Value: string name } } }] }:
                        return Named(name, property.Type);
                    case IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } instance } element when SecretNames.IsCharacterOrByte(element.Type):
                        target = instance;
                        break;
                    case IMemberReferenceOperation { Member: { Name: "Key" or "IV", ContainingType: var type } member } when IsCryptographic(type):
                        return new SecretUse(member.Name == "Key" ? SecretKind.Key : SecretKind.RandomInput, type.Name + "." + member.Name);
                    case IMemberReferenceOperation { Member: var member, Type: var type } when member is IFieldSymbol or IPropertySymbol { IsIndexer: false }:
                        return Named(member.Name, type);
                    case IArrayElementReferenceOperation element when SecretNames.IsCharacterOrByte(element.Type):
                        target = element.ArrayReference;
                        break;
                    case IConversionOperation conversion:
                        target = conversion.Operand;
                        break;
                    case IInvocationOperation { TargetMethod: { Name: "AsSpan" or "AsMemory" or "Slice", IsExtensionMethod: true }, Arguments: [{ Value: var whole }, ..] }:
                        target = whole;
                        break;
                    case IInvocationOperation { TargetMethod.Name: "Slice", Instance: { } whole }:
                        target = whole;
                        break;
                    default:
                        return null;
                }
            }

            return null;
        }

        /// <summary>What a local or parameter is: by its own name, or by where its value goes from there.</summary>
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

            foreach (var operation in root.Descendants().Take(MaximumDescendants))
            {
                if (!budget.Take())
                {
                    return null;
                }

                var isReference = operation switch
                {
                    ILocalReferenceOperation { IsDeclaration: false } local => SymbolEqualityComparer.Default.Equals(local.Local, variable),
                    IParameterReferenceOperation parameter => SymbolEqualityComparer.Default.Equals(parameter.Parameter, variable),
                    _ => false,
                };
                if (isReference && Uses(operation) is { } use)
                {
                    return use;
                }
            }

            return null;
        }

        private SecretUse? Named(string name, ITypeSymbol? type) => SecretNames.OfValue(name, type, owner);

        /// <summary>What the value of an argument is to the function it is given to.</summary>
        private SecretUse? Given(IArgumentOperation argument, ImmutableArray<IArgumentOperation> all, IMethodSymbol? method)
        {
            if (argument.Parameter is not { } parameter || method is null)
            {
                return null;
            }

            if (IsCryptographic(method.ContainingType))
            {
                switch (parameter.Name)
                {
                    case "key" or "rgbKey" or "ikm" or "password":
                        return new SecretUse(SecretKind.Key, parameter.Name);
                    case "iv" or "rgbIV" or "nonce" or "salt":
                        return new SecretUse(SecretKind.RandomInput, parameter.Name);
                }
            }

            // What compares two secrets has names for both.
            if (method.ReturnType.SpecialType == SpecialType.System_Boolean && method.MethodKind != MethodKind.Constructor)
            {
                return null;
            }

            if (Named(parameter.Name, parameter.Type) is { } named)
            {
                return named;
            }

            return (method.MethodKind == MethodKind.Constructor || KeptAs.Contains(method.Name))
                && parameter.Ordinal > 0
                && all.FirstOrDefault(other => other.Parameter?.Ordinal == parameter.Ordinal - 1)?.Value.ConstantValue is { HasValue: true, Value: string name }
                ? Named(name, parameter.Type)
                : null;
        }

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
                        IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Select" or "SelectMany" } } call } => Uses(call),
                        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var variable } } =>
                            SensitiveNames.KindOfResult(variable.Name) is not SecretKind.None ? SecretNames.OfValue(variable.Name, lambda.Symbol.ReturnType, owner) ?? OfMaker(variable.Name, lambda.Symbol) : null,
                        _ => null,
                    };
                default:
                    return owner switch
                    {
                        IMethodSymbol { AssociatedSymbol: IPropertySymbol property } => Named(property.Name, property.Type),
                        IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation } method => SecretNames.OfResult(method) ?? OfCallers(method),
                        IPropertySymbol property => Named(property.Name, property.Type),
                        _ => null,
                    };
            }
        }

        /// <summary>What the result of a private method or local function becomes where it is called: <c>var password = RandomText(12)</c>.</summary>
        private SecretUse? OfCallers(IMethodSymbol method)
        {
            if (source is null || method is not ({ DeclaredAccessibility: Accessibility.Private } or { MethodKind: MethodKind.LocalFunction }) || method.ReturnType.SpecialType == SpecialType.System_Void)
            {
                return null;
            }

            foreach (var place in source.ReferencesTo(method, cancellationToken))
            {
                if (place is IInvocationOperation { SemanticModel: { } model } call && budget.Take())
                {
                    IOperation caller = call;
                    while (caller.Parent is { } parent)
                    {
                        caller = parent;
                    }

                    var member = model.GetEnclosingSymbol(call.Syntax.SpanStart, cancellationToken);
                    while (member is { ContainingSymbol: IMethodSymbol or IPropertySymbol or IFieldSymbol })
                    {
                        member = member.ContainingSymbol;
                    }

                    if (member is not null && new Walk(caller, member, source: null, budget, cancellationToken).FromCall(call) is { } use)
                    {
                        return use;
                    }
                }
            }

            return null;
        }

        private SecretUse? FromCall(IInvocationOperation call) => Uses(call) ?? (IsPick(call) ? Result(FunctionAround(call)) : null);

        private static SecretUse? OfMaker(string name, IMethodSymbol lambda) =>
            SecretNames.HoldsText(lambda.ReturnType) && SensitiveNames.KindOfResult(name) is var kind and not SecretKind.PersonalNumber ? new SecretUse(kind, name) : null;

        // string.Create(12, random, (letters, random) => letters[0] = …)
        private SecretUse? MadeBy(IParameterSymbol parameter)
        {
            var function = root.Descendants().Take(MaximumDescendants).OfType<IAnonymousFunctionOperation>()
                .FirstOrDefault(lambda => SymbolEqualityComparer.Default.Equals(lambda.Symbol, parameter.ContainingSymbol));
            return function is { Parent: IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Create", ContainingType.SpecialType: SpecialType.System_String } } create } } }
                ? Uses(create)
                : null;
        }

        /// <summary>Whether a call picks from an alphabet, whatever the letter then goes through.</summary>
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
                IArgumentOperation { Parent: IPropertyReferenceOperation { Property.IsIndexer: true } indexer } => SecretNames.IsCharacterOrByte(indexer.Type),
                _ => false,
            };
        }

        private static IOperation? FunctionAround(IOperation operation)
        {
            var function = operation.Parent;
            while (function is not (null or ILocalFunctionOperation or IAnonymousFunctionOperation))
            {
                function = function.Parent;
            }

            return function;
        }

        private static bool IsCollecting(IInvocationOperation call) =>
            Collects.Contains(call.TargetMethod.Name) && call.Instance?.Type is { } type && SecretNames.HoldsText(type) && type.SpecialType == SpecialType.None;

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

        // What text is made of; not how long it is to be or where it is cut.
        private static bool IsTextMadeOf(IObjectCreationOperation creation, IArgumentOperation argument) =>
            creation.Type is { } type && (SecretNames.HoldsText(type) || type.IsRefLikeType) && argument.Parameter?.Type.SpecialType != SpecialType.System_Int32;

        private static bool IsTransformation(IMethodSymbol method, IArgumentOperation? argument)
        {
            if (method.ReturnType.SpecialType is SpecialType.System_Boolean or SpecialType.System_Void || argument?.Parameter?.Name is "length" or "count" or "totalWidth" or "capacity" or "toBase")
            {
                return false;
            }

            var type = method.ContainingType;
            return type.SpecialType is SpecialType.System_String
                ? argument?.Parameter is not { Name: "startIndex", Ordinal: > 0 }
                : type.SpecialType is >= SpecialType.System_Char and <= SpecialType.System_Double
                || type.Name is "Convert" or "BitConverter" or "Encoding" or "Math" or "Guid" or "StringBuilder" or "MemoryExtensions" or "Base64Url" or "WebEncoders" or "HashAlgorithm" or "Array" or "Span" or "ReadOnlySpan"
                // Of its elements; not of how many there are or in which order.
                || type.Name is "Enumerable" && (argument is null or { Parameter.Ordinal: 0 } || method.Name is "Concat" or "Append" or "Prepend") && method.Name is not ("Count" or "Range")
                || type.Name is "List" && method.Name is "ToArray"
                || method.Name is "HashData" or "TryHashData";
        }

        private static bool IsCryptographic(ITypeSymbol? type) => type?.ContainingNamespace?.ToDisplayString() is
            "System.Security.Cryptography" or "Microsoft.AspNetCore.Cryptography.KeyDerivation" or "Microsoft.IdentityModel.Tokens" or "Org.BouncyCastle.Crypto.Parameters";
    }
}
