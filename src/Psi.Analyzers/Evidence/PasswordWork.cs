using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Cryptography;
using Psi.Analyzers.Cryptography;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Evidence;

/// <summary>
/// How much work a function for passwords does, where the code says it and it is enough. What depends on a setting or a caller is not
/// known, and so no evidence.
/// </summary>
internal sealed class PasswordWork(PasswordHashMinimums minimums, CompilationValues values)
{
    // The work factor of BCrypt.Net without a number.
    private const int DefaultWorkFactor = 11;

    private readonly PasswordIterations _iterations = new(minimums, new PasswordValue(values.Known), values);

    /// <summary>The work of a call; null where it is not known or not enough.</summary>
    public string? Of(IInvocationOperation call, PasswordCost cost, CancellationToken cancellationToken) => cost switch
    {
        PasswordCost.Pbkdf2Iterations =>
            _iterations.Enough(
                call.Arguments, [CallArguments.ValueOf(call.Arguments, PasswordHashNames.IterationParameters)], cancellationToken),
        PasswordCost.BcryptWorkFactor => OfBcrypt(call, cancellationToken),
        _ => null,
    };

    /// <summary>The work of a created function, whose number may be changed after its creation.</summary>
    public string? Of(IObjectCreationOperation creation, CancellationToken cancellationToken)
    {
        var changed = ObjectWrites.WritesTo(creation).Where(static write => write.Member.Member.Name == PasswordHashNames.IterationCount);
        var given = CallArguments.ValueOf(creation.Arguments, PasswordHashNames.CreationIterationParameters);
        return _iterations.Enough(creation.Arguments, [given, .. changed.Select(static write => write.Value)], cancellationToken);
    }

    /// <summary>The work that a property asks for.</summary>
    public string? Of(MemberWrite write, PasswordCost cost, CancellationToken cancellationToken) => cost switch
    {
        PasswordCost.IdentityIterations => OfIdentity(write, cancellationToken),
        PasswordCost.Argon2Memory => OfArgon2(write, cancellationToken),
        _ => null,
    };

    private string? OfBcrypt(IInvocationOperation call, CancellationToken cancellationToken)
    {
        if (!call.TargetMethod.Parameters.Any(static parameter => PasswordHashNames.WorkFactorParameters.Contains(parameter.Name))
            && call.TargetMethod.Parameters.Length > 1)
        {
            // The factor is in the salt.
            return null;
        }

        var given = CallArguments.ValueOf(call.Arguments, PasswordHashNames.WorkFactorParameters);
        var factor = given is null ? DefaultWorkFactor : NumberOf(given, cancellationToken);
        return factor >= PasswordHashMinimums.BcryptWorkFactor ? Text("a bcrypt work factor of {0}", factor.Value) : null;
    }

    private string? OfIdentity(MemberWrite write, CancellationToken cancellationToken)
    {
        var usesOldFormat = ObjectWrites.WritesToSameObject(write).Any(static other =>
            OperationTree.SymbolOf(other.Value) is IFieldSymbol { Name: PasswordHashNames.OldIdentityFormat });
        return !usesOldFormat
            && NumberOf(write.Value, cancellationToken) is { } iterations
            && iterations >= minimums.IterationsOver(PasswordHashNames.Sha512)
                ? Text("{0} iterations of HMAC-SHA512", iterations)
                : null;
    }

    private string? OfArgon2(MemberWrite write, CancellationToken cancellationToken)
    {
        var passes = ObjectWrites.WritesToSameObject(write)
            .Where(static other => other.Member.Member.Name == PasswordHashNames.Passes)
            .Select(other => NumberOf(other.Value, cancellationToken))
            .DefaultIfEmpty(null)
            .Min();
        return passes is not null
            && write.Member.Instance?.Type?.Name == PasswordHashNames.Argon2ForPasswords
            && NumberOf(write.Value, cancellationToken) is { } memory
            && memory >= PasswordHashMinimums.Argon2Memory(passes)
                ? Text("{0} KiB of memory of Argon2id", memory)
                : null;
    }

    private int? NumberOf(IOperation value, CancellationToken cancellationToken) =>
        values.Known.Of(value, cancellationToken) is { HasValue: true, Value: int number } ? number : null;

    private static string Text(string format, int number) => string.Format(CultureInfo.InvariantCulture, format, number);
}
