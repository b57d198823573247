using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues;
using Psi.Analyzers.Catalogues.Cryptography;
using Psi.Analyzers.Catalogues.Flow;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;
using Psi.Analyzers.SensitiveData;

namespace Psi.Analyzers.Cryptography;

/// <summary>
/// Tells what one side of a comparison is by its origin: through conversions, encodings and locals of the function, and through a function
/// of the same compilation that returns nothing else.
/// </summary>
internal sealed class ComparedSecrets
{
    private const int MaximumSteps = 500;
    private const int MaximumDescendants = 20_000;
    private const int MaximumCalls = 2;

    private readonly SymbolTable<string> _bases;
    private readonly SymbolTable<ApiMember> _pbkdf2;
    private readonly SymbolTable<string> _requestCollections;
    private readonly SymbolTable<string> _requests;
    private readonly SymbolTable<string> _bindings;
    private readonly SourceOperations _source;
    private readonly KnownValues _values;
    private readonly LocalWrites _localWrites;

    public ComparedSecrets(Compilation compilation, CompilationValues values)
    {
        _source = values.Source;
        _values = values.Known;
        _localWrites = values.LocalWrites;
        _bases = SymbolTable.OfTypes(compilation, ComparedSecretCatalogue.Computations);
        _pbkdf2 = SymbolTable.Of(compilation, ComparedSecretCatalogue.Pbkdf2);
        _requestCollections = SymbolTable.OfTypes(compilation, ComparedSecretCatalogue.RequestCollections);
        _requests = SymbolTable.OfTypes(compilation, ComparedSecretCatalogue.Requests);
        _bindings = SymbolTable.OfTypes(compilation, ComparedSecretCatalogue.Bindings);
    }

    public bool HasApis => !_bases.IsEmpty || !_requestCollections.IsEmpty;

    /// <summary>The secret in a comparison; null where neither side is one, or where the time of the comparison reveals nothing.</summary>
    public ComparedSecret? Of(IOperation left, IOperation right, CancellationToken cancellationToken)
    {
        // A constant of the program is no secret, and neither is whether a value exists.
        if (IsKnown(left, cancellationToken) || IsKnown(right, cancellationToken))
        {
            return null;
        }

        var (one, other) = (new Search(this, cancellationToken).Of(left), new Search(this, cancellationToken).Of(right));
        return (one, other) switch
        {
            // Two fields of a form, or two codes under one key, whose bytes nobody can choose.
            ({ IsFromRequest: var isFirst }, { IsFromRequest: var isSecond }) when isFirst == isSecond => null,
            ({ IsFromRequest: true }, { } computed) => Refined(computed, left) ?? one,
            ({ } computed, { IsFromRequest: true }) => Refined(computed, right) ?? other,
            ({ } computed, null) => Refined(computed, right),
            (null, { } computed) => Refined(computed, left),
            _ => null,
        };
    }

    /// <summary>A plain hash is a secret only where the name of the other side says that it is the hash of a password.</summary>
    private static ComparedSecret? Refined(ComparedSecret secret, IOperation other)
    {
        if (secret.Kind != ComparedSecretKind.PlainHash)
        {
            return secret;
        }

        return IsPasswordHash(NameOf(other)) ? secret with { Kind = ComparedSecretKind.PasswordHash } : null;
    }

    private bool IsKnown(IOperation side, CancellationToken cancellationToken)
    {
        while (side is IConversionOperation conversion)
        {
            side = conversion.Operand;
        }

        return _values.Of(side, cancellationToken).HasValue
            || _values.OriginOf(side, cancellationToken)
                is IArrayCreationOperation { Initializer: not null }
                or IArrayInitializerOperation
                or IDefaultValueOperation
                or IFieldReferenceOperation { Field: { Name: nameof(string.Empty), IsStatic: true } };
    }

    private static string NameOf(IOperation side) => side switch
    {
        IConversionOperation conversion => NameOf(conversion.Operand),
        ILocalReferenceOperation local => local.Local.Name,
        IParameterReferenceOperation parameter => parameter.Parameter.Name,
        IMemberReferenceOperation member => member.Member.Name,
        IConditionalAccessOperation access => NameOf(access.WhenNotNull),
        IArrayElementReferenceOperation element => NameOf(element.ArrayReference),
        _ => "",
    };

    private static bool IsPasswordHash(string name)
    {
        var words = IdentifierWords.Of(name);
        return words.Any(ComparedSecretCatalogue.PasswordWords.Contains)
            && (words.Any(ComparedSecretCatalogue.HashWords.Contains) || SensitiveNames.KindOf(name) == SecretKind.Password);
    }

    private bool Derives(ITypeSymbol? type, string name)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (_bases.TryFind(type, out var found) && found == name)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>One search for the origin of a value, with its budget and the symbols it has read.</summary>
    private sealed class Search(ComparedSecrets secrets, CancellationToken cancellationToken)
    {
        private readonly StepBudget _budget = new(MaximumSteps);
        private readonly HashSet<ISymbol> _read = new(SymbolEqualityComparer.Default);
        private int _calls;

        public ComparedSecret? Of(IOperation? value)
        {
            if (value is null || !_budget.Take())
            {
                return null;
            }

            cancellationToken.ThrowIfCancellationRequested();
            switch (value)
            {
                case IConversionOperation conversion:
                    return Of(conversion.Operand);
                case IAwaitOperation awaited:
                    return Of(awaited.Operation);
                case IParenthesizedOperation inner:
                    return Of(inner.Operand);
                case ICoalesceOperation coalesce:
                    return Of(coalesce.Value);
                case IConditionalAccessOperation access:
                    return Of(access.WhenNotNull);
                case IConditionalAccessInstanceOperation instance:
                    return Of(AccessedBy(instance));
                case IArrayElementReferenceOperation element:
                    return Of(element.ArrayReference);
                case IInterpolatedStringOperation interpolated:
                    return First(interpolated.Parts.OfType<IInterpolationOperation>().Select(static inserted => inserted.Expression));
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum:
                    return Of(sum.LeftOperand) ?? Of(sum.RightOperand);
                case ILocalReferenceOperation local:
                    return OfLocal(local);
                case IParameterReferenceOperation { Parameter: var parameter }:
                    return OfBinding(parameter);
                case IPropertyReferenceOperation property:
                    return OfProperty(property);
                case IInvocationOperation call:
                    return Computed(call) ?? Requested(call) ?? Reshaped(call) ?? Returned(call);
                default:
                    return null;
            }
        }

        private ComparedSecret? First(IEnumerable<IOperation> parts)
        {
            foreach (var part in parts)
            {
                if (Of(part) is { } secret)
                {
                    return secret;
                }
            }

            return null;
        }

        private ComparedSecret? Computed(IInvocationOperation call)
        {
            var method = call.TargetMethod;
            if (ComparedSecretCatalogue.Computing.Contains(method.Name))
            {
                return Hashed(call);
            }

            if (method.Name == ComparedSecretCatalogue.DeriveBytes)
            {
                var isDerived = secrets.Derives(method.ContainingType, ComparedSecretCatalogue.Derivation);
                return isDerived ? Secret(ComparedSecretKind.Derived) : null;
            }

            if (ComparedSecretCatalogue.IncrementalResults.Contains(method.Name))
            {
                return IsKeyedIncrementalHash(call) ? Secret(ComparedSecretKind.AuthenticationCode) : null;
            }

            return secrets._pbkdf2.Contains(method) ? Secret(ComparedSecretKind.Derived) : null;
        }

        private static ComparedSecret Secret(ComparedSecretKind kind) => new(kind);

        private ComparedSecret? Hashed(IInvocationOperation call)
        {
            var type = call.TargetMethod.ContainingType;
            if (secrets.Derives(type, ComparedSecretCatalogue.KeyedHash)
                || secrets.Derives(CreatedType(call.Instance), ComparedSecretCatalogue.KeyedHash))
            {
                return Secret(ComparedSecretKind.AuthenticationCode);
            }

            if (!secrets.Derives(type, ComparedSecretCatalogue.PlainHash))
            {
                return null;
            }

            return Secret(TakesPassword(call) ? ComparedSecretKind.PasswordHash : ComparedSecretKind.PlainHash);
        }

        private bool IsKeyedIncrementalHash(IInvocationOperation call) =>
            secrets.Derives(call.TargetMethod.ContainingType, ComparedSecretCatalogue.IncrementalHash)
            && call.Instance is { } hash
            && secrets._values.OriginOf(hash, cancellationToken)
                is IInvocationOperation { TargetMethod.Name: ComparedSecretCatalogue.CreateKeyedIncrementalHash };

        private ITypeSymbol? CreatedType(IOperation? instance) =>
            instance is null ? null : secrets._values.OriginOf(instance, cancellationToken).Type;

        private static bool TakesPassword(IInvocationOperation call) =>
            call.Arguments.Any(static argument => argument.Value.DescendantsAndSelf().Any(IsPassword));

        private static bool IsPassword(IOperation operation) =>
            operation is ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation
            && SensitiveNames.KindOf(NameOf(operation)) == SecretKind.Password;

        /// <summary>The elements of an array that is created there; any other value alone.</summary>
        private static IEnumerable<IOperation> ElementsOf(IArgumentOperation argument) =>
            argument.Value is IArrayCreationOperation { Initializer: { } several }
                ? several.ElementValues.AsEnumerable()
                : [argument.Value];

        private ComparedSecret? Reshaped(IInvocationOperation call)
        {
            if (!ComparedSecretCatalogue.Reshaping.Contains(call.TargetMethod.Name))
            {
                return null;
            }

            return Of(call.Instance)
                ?? First(call.Arguments.Select(static argument => ElementsOf(argument).FirstOrDefault() ?? argument.Value));
        }

        // A function of this compilation that returns nothing but such values.
        private ComparedSecret? Returned(IInvocationOperation call)
        {
            if (_calls >= MaximumCalls
                || !_read.Add(call.TargetMethod)
                || secrets._source.BodyOf(call.TargetMethod, cancellationToken) is not { } body)
            {
                return null;
            }

            _calls++;
            ComparedSecret? secret = null;
            foreach (var returned in body.Descendants().Take(MaximumDescendants).OfType<IReturnOperation>())
            {
                if (returned.ReturnedValue is null || OperationTree.FunctionAround(returned) != OperationTree.FunctionAround(body))
                {
                    continue;
                }

                if (Of(returned.ReturnedValue) is not { IsFromRequest: false } found)
                {
                    secret = null;
                    break;
                }

                secret = found;
            }

            _calls--;
            return secret is { Kind: ComparedSecretKind.PlainHash } && TakesPassword(call)
                ? secret with { Kind = ComparedSecretKind.PasswordHash }
                : secret;
        }

        private ComparedSecret? OfLocal(ILocalReferenceOperation reference)
        {
            var local = reference.Local;
            if (!_read.Add(local))
            {
                return null;
            }

            if (!secrets._localWrites.IsWrittenAfterDeclaration(reference)
                && secrets._source.InitialValueOf(local, cancellationToken) is { } initial
                && Of(initial) is { } declared)
            {
                return declared;
            }

            var operations = OperationTree.AllInMember(reference);

            // foreach (var b in hash) text.Append(b.ToString("x2"))
            if (local.DeclaringSyntaxReferences is [var declaration]
                && declaration.GetSyntax(cancellationToken) is ForEachStatementSyntax loop)
            {
                return operations.OfType<IForEachLoopOperation>().FirstOrDefault(each => each.Syntax == loop) is { } each
                    ? Of(each.Collection)
                    : null;
            }

            return OfWrites(local, operations);
        }

        private ComparedSecret? OfWrites(ILocalSymbol local, IEnumerable<IOperation> operations)
        {
            ComparedSecret? given = null;
            foreach (var operation in operations)
            {
                if (operation is not ILocalReferenceOperation reference || !SymbolEqualityComparer.Default.Equals(reference.Local, local))
                {
                    continue;
                }

                var written = Written(reference);
                switch (written.Parent)
                {
                    case ISimpleAssignmentOperation { Value.ConstantValue.HasValue: false } assignment when assignment.Target == written:
                        // With several values it is not certain which of them is compared.
                        if (given is not null || Of(assignment.Value) is not { } assigned)
                        {
                            return null;
                        }

                        given = assigned;
                        break;
                    case IInvocationOperation append when append.Instance == written && IsAppend(append.TargetMethod):
                        if (First(append.Arguments.SelectMany(ElementsOf)) is { } appended)
                        {
                            return appended;
                        }

                        break;
                    case IArgumentOperation { Parameter.Name: ComparedSecretCatalogue.Destination, Parent: IInvocationOperation filling }:
                        return Computed(filling);
                    case IArgumentOperation { Parameter.RefKind: RefKind.Out, Parent: IInvocationOperation asking }:
                        return Requested(asking);
                }
            }

            return given;
        }

        /// <summary>
        /// A reference with the conversions and spans around it: <c>AsSpan</c> is a call on it or takes it as an argument.
        /// </summary>
        private static IOperation Written(IOperation reference)
        {
            while (reference.Parent is IConversionOperation or IDeclarationExpressionOperation || IsSpan(reference.Parent))
            {
                reference = reference.Parent!;
            }

            return reference;
        }

        private static bool IsSpan(IOperation? operation) =>
            (operation is IArgumentOperation argument ? argument.Parent : operation)
                is IInvocationOperation { TargetMethod.Name: nameof(MemoryExtensions.AsSpan) };

        private static bool IsAppend(IMethodSymbol method) =>
            method is { Name: TextApiCatalogue.Append or TextApiCatalogue.AppendFormat, ContainingType.Name: nameof(StringBuilder) };

        private ComparedSecret? OfBinding(IParameterSymbol parameter)
        {
            foreach (var attribute in parameter.GetAttributes())
            {
                if (secrets._bindings.Contains(attribute.AttributeClass))
                {
                    var name = attribute.NamedArguments.FirstOrDefault(static named => named.Key == ComparedSecretCatalogue.BindingName);
                    return OfName(name.Value.Value as string ?? parameter.Name);
                }
            }

            return null;
        }

        private ComparedSecret? OfProperty(IPropertyReferenceOperation property)
        {
            switch (property)
            {
                case { Property.IsIndexer: true, Instance: { } collection, Arguments: [{ Value: var key }] }
                    when IsOfRequest(collection):
                    return OfName(secrets._values.TextOf(key, cancellationToken));
                // Headers["X-Api-Key"][0]
                case { Property.IsIndexer: true, Instance: { } whole } when IsTextOrByte(property.Type):
                    return Of(whole);
                case { Property.Name: ComparedSecretCatalogue.Authorization, Instance: { } headers } when IsOfRequest(headers):
                    return OfName(ComparedSecretCatalogue.Authorization);
                case { Property.Name: ComparedSecretCatalogue.HashProperty, Instance: { } hash }
                    when secrets.Derives(hash.Type, ComparedSecretCatalogue.KeyedHash):
                    return new ComparedSecret(ComparedSecretKind.AuthenticationCode);
                default:
                    return null;
            }
        }

        private static bool IsTextOrByte(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_String or SpecialType.System_Byte;

        private ComparedSecret? Requested(IInvocationOperation call) =>
            ComparedSecretCatalogue.RequestMethods.Contains(call.TargetMethod.Name)
            && call is { Instance: { } collection, Arguments: [{ Value: var key }, ..] }
            && IsOfRequest(collection)
                ? OfName(secrets._values.TextOf(key, cancellationToken))
                : null;

        private bool IsOfRequest(IOperation collection) =>
            secrets._requestCollections.Contains(collection.Type)
            || (collection is IPropertyReferenceOperation { Property: var property }
                && ComparedSecretCatalogue.RequestProperties.Contains(property.Name)
                && secrets._requests.Contains(property.ContainingType));

        private static ComparedSecret? OfName(string? name) =>
            name is not null
            && (name.Equals(ComparedSecretCatalogue.Authorization, StringComparison.OrdinalIgnoreCase)
                || IsSecret(SensitiveNames.KindOf(name)))
                ? new ComparedSecret(ComparedSecretKind.FromRequest, name)
                : null;

        private static bool IsSecret(SecretKind kind) =>
            kind is SecretKind.Key
                or SecretKind.Token
                or SecretKind.AmbiguousToken
                or SecretKind.Secret
                or SecretKind.Password
                or SecretKind.OneTimeCode;

        private static IOperation? AccessedBy(IConditionalAccessInstanceOperation instance)
        {
            IOperation child = instance;
            while (child.Parent is { } parent)
            {
                if (parent is IConditionalAccessOperation access && access.WhenNotNull == child)
                {
                    return access.Operation;
                }

                child = parent;
            }

            return null;
        }
    }
}
