using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace Psi.Policy.Tests;

/// <summary>Checks a property on inputs that are the same in every run.</summary>
internal static class Property
{
    public static void Holds<T>(Gen<T> inputs, Func<T, bool> property, int tests = 500)
    {
        var config = Config.QuickThrowOnFailure
            .WithMaxTest(tests)
            .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(20261121UL, 3201UL), FSharpOption<int>.None)));
        Check.One(config, Prop.ForAll(inputs.ToArbitrary(), property));
    }
}
