using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Cryptography;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;
using Psi.Analyzers.SensitiveData;

namespace Psi.Analyzers.Cryptography;

/// <summary>
/// Tells what one side of a comparison is by where it comes from: through conversions, encodings and locals of the function, and through a function of
/// the same compilation that returns nothing else.
/// </summary>
internal sealed class ComparedSecrets
{
    private const int MaximumSteps = 500;
    private const int MaximumDescendants = 20_000;
    private const int MaximumCalls = 2;

    private readonly SymbolTable<string> _bases = new();
    private readonly SymbolTable<string> _pbkdf2 = new();
    private readonly SymbolTable<string> _requestCollections = new();
    private readonly SymbolTable<string> _requests = new();
    private readonly SymbolTable<string> _bindings = new();
    private readonly SourceOperations _source;
    private readonly KnownValues _values;
    private readonly LocalWrites _localWrites = new();

    public ComparedSecrets(Compilation compilation)
    {
        _source = new SourceOperations(compilation);
        _values = new KnownValues(_source);
        foreach (var name in (string[])[ComparedSecretCatalogue.KeyedHash, ComparedSecretCatalogue.PlainHash, ComparedSecretCatalogue.Derivation, ComparedSecretCatalogue.IncrementalHash])
        {
            _bases.AddType(compilation, name, name);
        }

        foreach (var name in ComparedSecretCatalogue.Pbkdf2Types)
        {
            _pbkdf2.AddMembers(compilation, name, "Pbkdf2", name);
        }

        AddTypes(_requestCollections, ComparedSecretCatalogue.RequestCollections);
        AddTypes(_requests, ComparedSecretCatalogue.Requests);
        AddTypes(_bindings, ComparedSecretCatalogue.Bindings);

        void AddTypes(SymbolTable<string> table, IEnumerable<string> names)
        {
            foreach (var name in names)
            {
                table.AddType(compilation, name, name);
            }
        }
    }

    public bool HasApis => !_bases.IsEmpty || !_requestCollections.IsEmpty;

    /// <summary>What two sides that are compared are; null where neither is a secret, or where how long it takes tells nothing.</summary>
    public ComparedSecret? Of(IOperation left, IOperation right, CancellationToken cancellationToken)
    {
        // Text of the program is compared with, not found out; whether something is there at all is no secret.
        if (IsKnown(left, cancellationToken) || IsKnown(right, cancellationToken))
        {
            return null;
        }

        var (one, other) = (new Reading(this, cancellationToken).Of(left), new Reading(this, cancellationToken).Of(right));
        return (one, other) switch
        {
            // Two forms' fields, or two codes under one key, whose bytes nobody can choose.
            ({ Kind: var first }, { Kind: var second }) when (first == ComparedSecretKind.OfRequest) == (second == ComparedSecretKind.OfRequest) => null,
            ({ Kind: ComparedSecretKind.OfRequest }, { } computed) => Judged(computed, left) ?? one,
            ({ } computed, { Kind: ComparedSecretKind.OfRequest }) => Judged(computed, right) ?? other,
            ({ } computed, null) => Judged(computed, right),
            (null, { } computed) => Judged(computed, left),
            _ => null,
        };
    }

    private static ComparedSecret? Judged(ComparedSecret secret, IOperation other) => secret.Kind switch
    {
        ComparedSecretKind.PlainHash => IsPasswordHash(NameOf(other)) ? secret with { Kind = ComparedSecretKind.PasswordHash } : null,
        _ => secret,
    };

    private bool IsKnown(IOperation side, CancellationToken cancellationToken) =>
        side is IConversionOperation conversion ? IsKnown(conversion.Operand, cancellationToken) : _values.Of(side, cancellationToken).HasValue
        || _values.OriginOf(side, cancellationToken) is IArrayCreationOperation { Initializer: not null } or IArrayInitializerOperation or IDefaultValueOperation or IFieldReferenceOperation { Field: { Name: "Empty", IsStatic: true } };

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
        return words.Any(static word => word is "password" or "passwd" or "pwd" or "pass") && (words.Any(static word => word is "hash" or "hashed" or "digest") || SensitiveNames.KindOf(name) == SecretKind.Password);
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

    /// <summary>One judgement: how much it has cost, and where it has been.</summary>
    private sealed class Reading(ComparedSecrets secrets, CancellationToken cancellationToken)
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
                    return First(interpolated.Parts.OfType<IInterpolationOperation>().Select(static hole => hole.Expression));
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
                return secrets.Derives(method.ContainingType, ComparedSecretCatalogue.KeyedHash) || secrets.Derives(MadeType(call.Instance), ComparedSecretCatalogue.KeyedHash)
                    ? new ComparedSecret(ComparedSecretKind.AuthenticationCode)
                    : secrets.Derives(method.ContainingType, ComparedSecretCatalogue.PlainHash)
                        ? new ComparedSecret(TakesPassword(call) ? ComparedSecretKind.PasswordHash : ComparedSecretKind.PlainHash)
                        : null;
            }

            return method.Name switch
            {
                "GetBytes" when secrets.Derives(method.ContainingType, ComparedSecretCatalogue.Derivation) => new ComparedSecret(ComparedSecretKind.Derived),
                "Pbkdf2" when secrets._pbkdf2.TryFind(method, out _) => new ComparedSecret(ComparedSecretKind.Derived),
                "GetHashAndReset" or "GetCurrentHash" when secrets.Derives(method.ContainingType, ComparedSecretCatalogue.IncrementalHash)
                    && call.Instance is { } hash && secrets._values.OriginOf(hash, cancellationToken) is IInvocationOperation { TargetMethod.Name: "CreateHMAC" } => new ComparedSecret(ComparedSecretKind.AuthenticationCode),
                _ => null,
            };
        }

        private ITypeSymbol? MadeType(IOperation? instance) => instance is null ? null : secrets._values.OriginOf(instance, cancellationToken).Type;

        private static bool TakesPassword(IInvocationOperation call) => call.Arguments.Any(static argument =>
            argument.Value.DescendantsAndSelf().Any(static operation => operation is ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation && SensitiveNames.KindOf(NameOf(operation)) == SecretKind.Password));

        private ComparedSecret? Reshaped(IInvocationOperation call)
        {
            if (!ComparedSecretCatalogue.Reshaping.Contains(call.TargetMethod.Name))
            {
                return null;
            }

            return Of(call.Instance) ?? First(call.Arguments.Select(static argument => argument.Value is IArrayCreationOperation { Initializer: { } several } ? several.ElementValues.FirstOrDefault() ?? argument.Value : argument.Value));
        }

        // A function of this compilation that gives nothing but such values.
        private ComparedSecret? Returned(IInvocationOperation call)
        {
            if (_calls >= MaximumCalls || !_read.Add(call.TargetMethod) || secrets._source.BodyOf(call.TargetMethod, cancellationToken) is not { } body)
            {
                return null;
            }

            _calls++;
            ComparedSecret? secret = null;
            foreach (var returned in body.Descendants().Take(MaximumDescendants).OfType<IReturnOperation>())
            {
                if (returned.ReturnedValue is null || IsInNestedFunction(returned, body))
                {
                    continue;
                }

                if (Of(returned.ReturnedValue) is not { } found || found.Kind == ComparedSecretKind.OfRequest)
                {
                    secret = null;
                    break;
                }

                secret = found;
            }

            _calls--;
            return secret is { Kind: ComparedSecretKind.PlainHash } && TakesPassword(call) ? secret with { Kind = ComparedSecretKind.PasswordHash } : secret;
        }

        private static bool IsInNestedFunction(IOperation operation, IOperation body)
        {
            for (var parent = operation.Parent; parent is not null && parent != body; parent = parent.Parent)
            {
                if (parent is IAnonymousFunctionOperation or ILocalFunctionOperation)
                {
                    return true;
                }
            }

            return false;
        }

        private ComparedSecret? OfLocal(ILocalReferenceOperation reference)
        {
            var local = reference.Local;
            if (!_read.Add(local))
            {
                return null;
            }

            if (!secrets._localWrites.IsWrittenAfterDeclaration(reference) && secrets._source.InitialValueOf(local, cancellationToken) is { } initial && Of(initial) is { } declared)
            {
                return declared;
            }

            IOperation root = reference;
            while (root.Parent is { } parent)
            {
                root = parent;
            }

            // foreach (var b in hash) text.Append(b.ToString("x2"))
            if (local.DeclaringSyntaxReferences is [var declaration] && declaration.GetSyntax(cancellationToken) is ForEachStatementSyntax loop)
            {
                return root.Descendants().Take(MaximumDescendants).OfType<IForEachLoopOperation>().FirstOrDefault(each => each.Syntax == loop) is { } each ? Of(each.Collection) : null;
            }

            ComparedSecret? given = null;
            foreach (var other in root.Descendants().Take(MaximumDescendants).OfType<ILocalReferenceOperation>().Where(other => SymbolEqualityComparer.Default.Equals(other.Local, local)))
            {
                IOperation written = other;
                while (written.Parent is IConversionOperation or IDeclarationExpressionOperation or IInvocationOperation { TargetMethod.Name: "AsSpan" } or IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "AsSpan" } })
                {
                    written = written.Parent;
                }

                switch (written.Parent)
                {
                    case ISimpleAssignmentOperation assignment when assignment.Target == written && !assignment.Value.ConstantValue.HasValue:
                        // A value that may be another one is not judged.
                        if (given is not null || Of(assignment.Value) is not { } assigned)
                        {
                            return null;
                        }

                        given = assigned;
                        break;
                    case IInvocationOperation { TargetMethod: { Name: "Append" or "AppendFormat", ContainingType.Name: "StringBuilder" } } append when append.Instance == written:
                        if (First(append.Arguments.SelectMany(static argument => argument.Value is IArrayCreationOperation { Initializer: { } several } ? several.ElementValues.AsEnumerable() : [argument.Value])) is { } appended)
                        {
                            return appended;
                        }

                        break;
                    case IArgumentOperation { Parameter: { Name: "destination" }, Parent: IInvocationOperation filling }:
                        return Computed(filling);
                    case IArgumentOperation { Parameter.RefKind: RefKind.Out, Parent: IInvocationOperation asking }:
                        return Requested(asking);
                }
            }

            return given;
        }

        private ComparedSecret? OfBinding(IParameterSymbol parameter)
        {
            foreach (var attribute in parameter.GetAttributes())
            {
                if (secrets._bindings.TryFind(attribute.AttributeClass, out _))
                {
                    return OfName(attribute.NamedArguments.FirstOrDefault(static named => named.Key == "Name").Value.Value as string ?? parameter.Name);
                }
            }

            return null;
        }

        private ComparedSecret? OfProperty(IPropertyReferenceOperation property)
        {
            switch (property)
            {
                case { Property.IsIndexer: true, Instance: { } collection, Arguments: [{ Value: var key }] } when IsOfRequest(collection):
                    return OfName(secrets._values.TextOf(key, cancellationToken));
                // Headers["X-Api-Key"][0]
                case { Property.IsIndexer: true, Instance: { } whole } when property.Type?.SpecialType is SpecialType.System_String or SpecialType.System_Byte:
                    return Of(whole);
                case { Property.Name: "Authorization", Instance: { } headers } when IsOfRequest(headers):
                    return OfName("Authorization");
                case { Property.Name: "Hash", Instance: { } hash } when secrets.Derives(hash.Type, ComparedSecretCatalogue.KeyedHash):
                    return new ComparedSecret(ComparedSecretKind.AuthenticationCode);
                default:
                    return null;
            }
        }

        private ComparedSecret? Requested(IInvocationOperation call) =>
            call.TargetMethod.Name is "TryGetValue" or "TryGetValues" or "GetValues" or "GetValue" or "Get" or "GetFirst"
            && call is { Instance: { } collection, Arguments: [{ Value: var key }, ..] } && IsOfRequest(collection)
                ? OfName(secrets._values.TextOf(key, cancellationToken))
                : null;

        private bool IsOfRequest(IOperation collection) =>
            secrets._requestCollections.TryFind(collection.Type, out _)
            || (collection is IPropertyReferenceOperation { Property: { Name: "Headers" or "QueryString" or "Form" or "Params", ContainingType: var request } } && secrets._requests.TryFind(request, out _));

        private static ComparedSecret? OfName(string? name) =>
            name is not null && (name.Equals("Authorization", StringComparison.OrdinalIgnoreCase)
                || SensitiveNames.KindOf(name) is SecretKind.Key or SecretKind.Token or SecretKind.AmbiguousToken or SecretKind.Secret or SecretKind.Password or SecretKind.OneTimeCode)
                ? new ComparedSecret(ComparedSecretKind.OfRequest, name)
                : null;

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
