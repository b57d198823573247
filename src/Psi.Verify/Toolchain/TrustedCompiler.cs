using System.Reflection;
using System.Runtime.Loader;

namespace Psi.Verify.Toolchain;

/// <summary>
/// Loads the compiler of the trusted SDK into this process. Psi brings none of its own: one of another version never makes an equal
/// assembly.
/// </summary>
internal static class TrustedCompiler
{
    private const string CompilerAssemblies = "Microsoft.CodeAnalysis";

    private static readonly Lock Gate = new();
    private static string? _folder;

    /// <summary>Has to be called before a method that names a type of the compiler is entered.</summary>
    /// <param name="sdk">The SDK. A process has one compiler: the first call decides, and later ones must name the same SDK.</param>
    /// <exception cref="FileNotFoundException">The SDK has no compiler where each SDK since .NET 5 has it.</exception>
    /// <exception cref="InvalidOperationException">The compiler of another SDK is loaded.</exception>
    public static void Load(TrustedSdk sdk)
    {
        var folder = sdk.CompilerAssemblies;
        lock (Gate)
        {
            if (_folder is not null)
            {
                if (_folder != folder)
                {
                    throw new InvalidOperationException($"The compiler of {_folder} is loaded; a process has only one.");
                }

                return;
            }

            var compiler = Path.Combine(folder, $"{CompilerAssemblies}.CSharp.dll");
            if (!File.Exists(compiler))
            {
                throw new FileNotFoundException($"The .NET SDK {sdk.Version} has no compiler at {compiler}.", compiler);
            }

            _folder = folder;
            AssemblyLoadContext.Default.Resolving += Resolve;
        }
    }

    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name)
    {
        if (name.Name is not { } simple || !simple.StartsWith(CompilerAssemblies, StringComparison.Ordinal))
        {
            return null;
        }

        var file = Path.Combine(_folder!, $"{simple}.dll");
        return File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
    }
}
