using System.Reflection.PortableExecutable;

namespace Psi.Verify.Comparing;

/// <summary>What the loaders of the operating system and of the runtime go by.</summary>
internal sealed record HeaderFacts
{
    private HeaderFacts()
    {
    }

    private (Machine Machine, Characteristics File, Subsystem Subsystem, DllCharacteristics Dll, PEMagic Format) Kind { get; init; }

    private (CorFlags Flags, int EntryPoint, int MajorVersion, int MinorVersion) Runtime { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Kind} {Runtime} {Parts}";

    // Which parts there are; where they are depends on the size of the debug information.
    private string Parts { get; init; } = "";

    /// <summary>The facts of a managed assembly.</summary>
    public static HeaderFacts Of(PEReader image)
    {
        var headers = image.PEHeaders;
        var (pe, runtime) = (headers.PEHeader!, headers.CorHeader!);
        DirectoryEntry[] directories =
        [
            pe.ExportTableDirectory, pe.ImportTableDirectory, pe.ExceptionTableDirectory, pe.CertificateTableDirectory,
            pe.ThreadLocalStorageTableDirectory, pe.LoadConfigTableDirectory, pe.BoundImportTableDirectory, pe.ImportAddressTableDirectory,
            pe.DelayImportTableDirectory, runtime.CodeManagerTableDirectory, runtime.VtableFixupsDirectory,
            runtime.ExportAddressTableJumpsDirectory, runtime.ManagedNativeHeaderDirectory,
        ];
        return new HeaderFacts
        {
            Kind = (headers.CoffHeader.Machine, headers.CoffHeader.Characteristics, pe.Subsystem, pe.DllCharacteristics, pe.Magic),
            // A signature is added after the compile and says nothing about the code.
            Runtime = (runtime.Flags & ~CorFlags.StrongNameSigned, runtime.EntryPointTokenOrRelativeVirtualAddress,
                runtime.MajorRuntimeVersion, runtime.MinorRuntimeVersion),
            Parts = string.Join(",", directories.Select(directory => directory.Size))
                + "|" + string.Join(",", headers.SectionHeaders.Select(section => $"{section.Name}:{section.SectionCharacteristics}"))
                + "|" + Convert.ToHexString(EntryStub(image, pe.AddressOfEntryPoint))
                + "|" + string.Join(",", NativeImports.Of(image))
                + "|" + Trailing(image, headers),
        };
    }

    // No compiler writes anything behind the last part, and code can read it there.
    private static int Trailing(PEReader image, PEHeaders headers) =>
        image.GetEntireImage().Length
        - headers.SectionHeaders.Select(section => section.PointerToRawData + section.SizeOfRawData).DefaultIfEmpty(0).Max();

    // The jump into the runtime that some images begin with; its target's address is in the last four bytes.
    private static byte[] EntryStub(PEReader image, int address) =>
        address == 0 ? [] : ImageData.At(image, address, 2).ToArray();
}
