using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Cryptography;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Cryptography;

/// <summary>Tells whether keys are derived from a password with enough iterations.</summary>
internal sealed class PasswordIterations(PasswordHashMinimums minimums, PasswordValue passwords, CompilationValues values)
{
    // Of a constructor of Rfc2898DeriveBytes without a number.
    private const int Default = 1000;

    // Of PasswordDeriveBytes without a number.
    private const int DefaultOfPbkdf1 = 100;

    /// <summary>
    /// The values that are too low, each with what it is as the middle of a sentence. The value is null where the default is used.
    /// </summary>
    /// <param name="arguments">The arguments of the call or creation.</param>
    /// <param name="given">The iterations it is given; null where it leaves them to the default.</param>
    /// <param name="isPbkdf1">True for PBKDF1.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public IEnumerable<(IOperation? Value, string What)> TooFew(
        ImmutableArray<IArgumentOperation> arguments,
        IOperation? given,
        bool isPbkdf1,
        CancellationToken cancellationToken)
    {
        // A password in the code is known to everyone who has the code (PSI3106), with any number of iterations.
        if (CallArguments.ValueOf(arguments, PasswordHashNames.PasswordParameters) is not { } password
            || !passwords.IsGivenAsPassword(password, cancellationToken)
            || values.Bytes.Of(password, cancellationToken) is not null)
        {
            yield break;
        }

        var hash = HashOf(arguments);
        var least = minimums.IterationsOver(hash);
        var function = isPbkdf1 ? "PBKDF1" : hash is null ? "HMAC" : "HMAC-" + hash;
        foreach (var value in given is null ? [null] : KnownValues.Alternatives(given).Cast<IOperation?>())
        {
            var iterations = value is not null ? NumberOf(value, cancellationToken) : isPbkdf1 ? DefaultOfPbkdf1 : Default;
            if (iterations < least)
            {
                yield return (value, string.Format(CultureInfo.InvariantCulture, "{0} iterations of {1}", iterations, function));
            }
        }
    }

    /// <summary>The iterations and the hash, where the code says both and they are enough; null in any other case.</summary>
    /// <param name="arguments">The arguments of the call or creation.</param>
    /// <param name="given">Every number of iterations it is given; null in place of one that it leaves to the default.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public string? Enough(
        ImmutableArray<IArgumentOperation> arguments, IReadOnlyList<IOperation?> given, CancellationToken cancellationToken)
    {
        if (CallArguments.ValueOf(arguments, PasswordHashNames.PasswordParameters) is not { } password
            || !passwords.IsGivenAsPassword(password, cancellationToken)
            || HashOf(arguments) is not { } hash
            || hash == PasswordHashNames.Md5)
        {
            return null;
        }

        var least = minimums.IterationsOver(hash);
        var numbers = given
            .SelectMany(static value => value is null ? [null] : KnownValues.Alternatives(value).Cast<IOperation?>())
            .Select(value => value is null ? Default : IntegerOf(value, cancellationToken))
            .ToList();
        return numbers.TrueForAll(number => number >= least)
            ? string.Format(CultureInfo.InvariantCulture, "{0} iterations of HMAC-{1}", numbers.Min(), hash)
            : null;
    }

    /// <summary>The hash that a call names; SHA-1 where it can't name one; null where it is not known.</summary>
    private static string? HashOf(ImmutableArray<IArgumentOperation> arguments)
    {
        if (CallArguments.ValueOf(arguments, PasswordHashNames.HashParameters) is not { } chosen)
        {
            return PasswordHashNames.Sha1;
        }

        if (OperationTree.SymbolOf(chosen) is not { ContainingType.Name: var type, Name: var name }
            || !PasswordHashNames.HashNameTypes.Contains(type))
        {
            return null;
        }

        var isMac = name.StartsWith(PasswordHashNames.MacPrefix, StringComparison.Ordinal);
        return isMac ? name.Substring(PasswordHashNames.MacPrefix.Length) : name;
    }

    // What is known, or else what a caller gets that gives nothing.
    private int? NumberOf(IOperation value, CancellationToken cancellationToken) =>
        IntegerOf(value, cancellationToken)
        ?? (values.Known.FallbackOf(value, cancellationToken) is { } fallback ? IntegerOf(fallback, cancellationToken) : null);

    private int? IntegerOf(IOperation value, CancellationToken cancellationToken) =>
        values.Known.Of(value, cancellationToken) is { HasValue: true, Value: int number } ? number : null;
}
