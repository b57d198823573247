using System.Text;

namespace Psi.Build.Tests;

public sealed class DiagnosticReplayTests
{
    private const string Basis = "today|NoWarn|…";

    private static readonly LoggedDiagnostic[] Logged =
    [
        new(
            IsError: true,
            IsOncePerBuild: false,
            "PSI1001",
            "https://security.contoso.example/psi/PSI1001",
            "/repo/src/Übung/App.csproj",
            7,
            5,
            "Polly is prohibited: '<>&'."),
        new(
            IsError: false,
            IsOncePerBuild: true,
            "PSI0003",
            "https://security.contoso.example/psi/PSI0003",
            "/repo/src/App.csproj",
            0,
            0,
            "No policy is given."),
    ];

    [Fact]
    public void What_was_said_is_read_again_in_its_order() =>
        Assert.Equal(Logged, DiagnosticReplay.Read(DiagnosticReplay.Write(Logged, Basis)!, Basis)!);

    [Fact]
    public void Another_basis_is_refused() =>
        Assert.Null(DiagnosticReplay.Read(DiagnosticReplay.Write(Logged, Basis)!, Basis + ";PSI3101"));

    [Fact]
    public void A_change_of_any_byte_is_refused()
    {
        var bytes = DiagnosticReplay.Write(Logged, Basis)!;
        for (var at = 0; at < bytes.Length; at++)
        {
            var edited = (byte[])bytes.Clone();
            edited[at] ^= 1;
            Assert.Null(DiagnosticReplay.Read(edited, Basis));
        }
    }

    [Fact]
    public void A_file_that_was_cut_off_is_refused()
    {
        var bytes = DiagnosticReplay.Write(Logged, Basis)!;
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.Null(DiagnosticReplay.Read(bytes[..length], Basis));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("psi repeat 1 \n")]
    [InlineData("psi repeat 1 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("\0\0\0")]
    public void What_no_gate_wrote_is_refused(string content) => Assert.Null(DiagnosticReplay.Read(Encoding.UTF8.GetBytes(content), ""));

    [Fact]
    public void Nothing_to_say_is_not_written() => Assert.Null(DiagnosticReplay.Write([], Basis));

    [Theory]
    [InlineData("/repo/a\tb/App.csproj")]
    [InlineData("/repo/a\nb/App.csproj")]
    public void A_path_the_form_cannot_hold_is_not_written(string file) =>
        Assert.Null(DiagnosticReplay.Write([Logged[0] with { File = file }], Basis));

    // Half a character: as a theory's argument it would not arrive as it is.
    [Fact]
    public void A_path_that_is_no_text_is_not_written() =>
        Assert.Null(DiagnosticReplay.Write([Logged[0] with { File = "/repo/\ud800/App.csproj" }], Basis));
}
