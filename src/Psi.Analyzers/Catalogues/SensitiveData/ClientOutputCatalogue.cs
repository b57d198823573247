namespace Psi.Analyzers.Catalogues.SensitiveData;

/// <summary>
/// Where a server's code gives the client something to read, and what shows clients the details of every error. Data only.
/// </summary>
internal static class ClientOutputCatalogue
{
    /// <summary>The type whose methods map a lambda to an address: what the lambda returns is the response.</summary>
    public const string Endpoints = "Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions";

    /// <summary>The dictionary of a <c>ProblemDetails</c>, written by index.</summary>
    public const string Extensions = "Extensions";

    private const string Mvc = "Microsoft.AspNetCore.Mvc.";
    private const string ControllerBase = Mvc + "ControllerBase";
    private const string ApiController = "System.Web.Http.ApiController";
    private const string OldController = "System.Web.Mvc.Controller";
    private const string OldMessages = "System.Net.Http.HttpRequestMessageExtensions";

    private static readonly string[] ResultTypes = ["Microsoft.AspNetCore.Http.Results", "Microsoft.AspNetCore.Http.TypedResults"];

    private static readonly LoggingSwitch StackTraces =
        new("shows every client the stack trace, source lines, cookies and headers of a failed request");

    /// <summary>Methods and constructors whose parameter becomes part of the response.</summary>
    public static IReadOnlyList<ApiMember> Calls { get; } =
    [
        .. ApiMember.Each(ResultTypes, ["BadRequest", "Conflict", "UnprocessableEntity", "InternalServerError"], "error"),
        .. ApiMember.Each(ResultTypes, ["Problem"], "detail"),
        .. ApiMember.Each(ResultTypes, ["Content", "Text"], "content"),
        .. ApiMember.Each(ResultTypes, ["Json"], "data"),
        .. ApiMember.Each(ResultTypes, ["Ok", "NotFound"], "value"),
        .. ApiMember.Each([ControllerBase], ["BadRequest", "Conflict", "UnprocessableEntity"], "error"),
        new(ControllerBase, "Problem", "detail"),
        new(ControllerBase, "Content", "content"),
        .. ApiMember.Each([ControllerBase], ["Ok", "NotFound", "StatusCode", "Unauthorized"], "value"),
        new(Mvc + "Controller", "Json", "data"),
        new(Mvc + "ObjectResult", ApiMember.Constructor, "value"),
        new(Mvc + "OkObjectResult", ApiMember.Constructor, "value"),
        new(Mvc + "NotFoundObjectResult", ApiMember.Constructor, "value"),
        new(Mvc + "JsonResult", ApiMember.Constructor, "value"),
        new(Mvc + "UnauthorizedObjectResult", ApiMember.Constructor, "value"),
        new(Mvc + "BadRequestObjectResult", ApiMember.Constructor, "error"),
        new(Mvc + "ConflictObjectResult", ApiMember.Constructor, "error"),
        new(Mvc + "UnprocessableEntityObjectResult", ApiMember.Constructor, "error"),
        new("Microsoft.AspNetCore.Http.HttpResponseWritingExtensions", "WriteAsync", "text"),
        new("Microsoft.AspNetCore.Http.HttpResponseJsonExtensions", "WriteAsJsonAsync", "value"),
        new(Mvc + "ModelBinding.ModelStateDictionary", "AddModelError", "errorMessage"),
        new("Grpc.Core.Status", ApiMember.Constructor, "detail"),
        new("System.Web.HttpResponse", "Write", "s", "obj"),
        new("System.Web.HttpResponseBase", "Write", "s", "obj"),
        new(OldController, "Content", "content"),
        new(OldController, "Json", "data"),
        new(ApiController, "BadRequest", "message"),
        new(ApiController, "Content", "value"),
        new(OldMessages, "CreateResponse", "value"),
        new(OldMessages, "CreateErrorResponse", "message"),
    ];

    /// <summary>Properties whose value becomes part of the response.</summary>
    public static IReadOnlyList<ApiMember> Properties { get; } =
    [
        new(Mvc + "ProblemDetails", "Detail"),
        new(Mvc + "ProblemDetails", Extensions),
        new(Mvc + "ContentResult", "Content"),
        new(Mvc + "ObjectResult", "Value"),
        new("System.Web.Mvc.ContentResult", "Content"),
        new("System.Web.Mvc.JsonResult", "Data"),
        new("System.Web.UI.WebControls.Label", "Text"),
        new("System.Web.UI.WebControls.Literal", "Text"),
        new("System.Web.UI.HtmlControls.HtmlContainerControl", "InnerHtml"),
        new("System.Web.UI.HtmlControls.HtmlContainerControl", "InnerText"),
    ];

    /// <summary>Methods that add a page with every detail of an error.</summary>
    public static IReadOnlyList<ApiMember<LoggingSwitch>> Pages { get; } =
    [
        new("Microsoft.AspNetCore.Builder.DeveloperExceptionPageExtensions", "UseDeveloperExceptionPage", StackTraces),
        new(
            "Microsoft.AspNetCore.Builder.DatabaseErrorPageExtensions",
            "UseDatabaseErrorPage",
            new("shows every client the errors of the database, its tables and its queries")),
        new(
            "Microsoft.AspNetCore.Builder.MigrationsEndPointExtensions",
            "UseMigrationsEndPoint",
            new("shows every client which migrations the database lacks, and lets it apply them")),
        new("Owin.ErrorPageExtensions", "UseErrorPage", StackTraces),
    ];

    /// <summary>The types whose public methods are actions: a text they return is the response.</summary>
    public static IReadOnlyList<string> Controllers { get; } = [ControllerBase, ApiController, OldController];
}
