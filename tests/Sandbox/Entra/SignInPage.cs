using System.Net;
using System.Text;
using EmailSync.Sandbox.World;

namespace EmailSync.Sandbox.Entra;

/// <summary>The pages of the sign-in: choose a person, signed out, and an error that has nowhere else to go.</summary>
internal static class SignInPage
{
    /// <summary>Of those who were there first and of those who came last: nobody looks for themselves among thousands. Whom the app hints at is always shown.</summary>
    private const int MostShown = 50;

    private const string Style = """
        :root { color-scheme: light dark; --ink: #1b1a19; --dim: #605e5c; --page: #f3f2f1; --card: #fff; --line: #e1dfdd; --accent: #0f6cbd; }
        @media (prefers-color-scheme: dark) { :root { --ink: #f3f2f1; --dim: #b3b0ad; --page: #1b1a19; --card: #252423; --line: #3b3a39; --accent: #479ef5; } }
        * { box-sizing: border-box; }
        html { height: 100%; }
        body { margin: 0; min-height: 100%; display: grid; place-items: center; background: var(--page); color: var(--ink); font: 16px/1.5 "Segoe UI", system-ui, sans-serif; }
        main { width: min(28rem, 100%); padding: clamp(1rem, 5vw, 2rem); background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
        h1 { margin: 0 0 .25rem; font-size: 1.5rem; font-weight: 600; }
        p { margin: 0 0 1.25rem; color: var(--dim); }
        button { display: flex; gap: .75rem; align-items: center; width: 100%; padding: .625rem .75rem; border: 1px solid transparent; border-radius: 6px; background: none; color: inherit; font: inherit; text-align: start; cursor: pointer; }
        button:hover { background: var(--page); }
        button:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
        .initials { flex: none; width: 2.5rem; height: 2.5rem; border-radius: 50%; display: grid; place-items: center; background: var(--accent); color: var(--card); font-weight: 600; }
        .who { min-width: 0; } .who span { display: block; overflow-wrap: anywhere; color: var(--dim); font-size: .875rem; }
        .badge { margin-inline-start: auto; padding: 0 .5rem; border: 1px solid var(--line); border-radius: 1rem; font-size: .75rem; }
        .cancel { justify-content: center; margin-top: 1rem; border-color: var(--line); }
        """;

    private const string ArrowKeys = """
        addEventListener("keydown", e => {
          const step = { ArrowDown: 1, ArrowUp: -1 }[e.key];
          if (!step) return;
          const all = [...document.querySelectorAll("button")];
          all[(all.indexOf(document.activeElement) + step + all.length) % all.length].focus();
          e.preventDefault();
        });
        """;

    public static IResult Choose(IReadOnlyList<PersonSeed> people, string hint)
    {
        var list = new StringBuilder("<h1>Choose a person</h1><p>The sandbox plays Microsoft Entra. There is no password.</p><form method=\"post\">");
        var hinted = people.FirstOrDefault(p => string.Equals(p.Email, hint, StringComparison.OrdinalIgnoreCase)) ?? (people.Count > 0 ? people[0] : null);
        foreach (var person in people.Take(MostShown).Concat(people.TakeLast(MostShown)).Append(hinted).OfType<PersonSeed>().Distinct())
            list.Append(Button(person, person == hinted));

        list.Append("<button class=\"cancel\" name=\"person\" value=\"\">Cancel</button></form>").Append($"<script>{ArrowKeys}</script>");
        return Page("Sign in", list.ToString());
    }

    private static string Button(PersonSeed person, bool isHinted) => $"""
        <button name="person" value="{person.ObjectId}"{(isHinted ? " autofocus" : "")}>
        <span class="initials" aria-hidden="true">{Encode(Initials(person.DisplayName))}</span>
        <span class="who">{Encode(person.DisplayName)}<span>{Encode(person.Email)}</span></span>
        {(person.IsAdmin ? "<span class=\"badge\">Admin</span>" : "")}
        </button>
        """;

    public static IResult SignedOut() => Page("Signed out", "<h1>You are signed out</h1><p>You can close this page.</p>");

    public static IResult Failed(EntraError error) => Page(
        "Sign-in failed",
        $"<h1>Sorry, but we’re having trouble signing you in</h1><p role=\"alert\">{Encode(error.Description)}</p>",
        StatusCodes.Status400BadRequest);

    private static IResult Page(string title, string main, int status = StatusCodes.Status200OK) => Results.Content(
        $"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{title} · Sandbox</title>"
        + $"<style>{Style}</style></head><body><main>{main}</main></body></html>",
        "text/html",
        Encoding.UTF8,
        status);

    private static string Initials(string name) => string.Concat(name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2).Select(word => word[..1]));

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
