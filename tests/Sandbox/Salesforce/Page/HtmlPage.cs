using System.Text.Encodings.Web;

namespace EmailSync.Sandbox.Salesforce.Page;

/// <summary>The frame of every page: head, own style, a header with the search.</summary>
internal static class HtmlPage
{
    /// <summary>Text made safe for HTML.</summary>
    public static string Text(string? text) => HtmlEncoder.Default.Encode(text ?? "");

    public static async Task WriteAsync(HttpContext context, int status, string title, string body, string search = "")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; frame-ancestors 'none'";
        await context.Response.WriteAsync($"""
            <!doctype html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta name="color-scheme" content="light dark">
              <title>{Text(title)} · Sandbox Salesforce</title>
              <link rel="stylesheet" href="/assets/page.css">
              <script src="/assets/page.js" defer></script>
            </head>
            <body>
              <a class="skip" href="#main">Skip to content</a>
              <header>
                <a class="brand" href="/">Sandbox Salesforce</a>
                <form role="search" action="/" method="get">
                  <input type="search" name="q" value="{Text(search)}" placeholder="Search people and records" aria-label="Search people and records">
                  <button>Search</button>
                </form>
              </header>
              <main id="main">{body}</main>
            </body>
            </html>
            """, context.RequestAborted);
    }
}
