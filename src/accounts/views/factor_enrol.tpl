{{%AUTOESCAPE context="HTML"}}
<div class="gh-narrow">
<section class="gh-card">
{{#DEMANDED}}<p>This plan asks you for a second factor beside your password, before anything else.</p>{{/DEMANDED}}
<ol class="gh-numbered">
<li>Open an authenticator app on your phone or computer. Any that makes codes of six digits will do.</li>
<li>Add an entry: scan this picture, or type the key below it.
<div class="gh-gap">{{>QR}}</div>
<p class="gh-gap-s"><code class="gh-code">{{SECRET}}</code></p></li>
<li>Enter the code that the app shows for it.</li>
</ol>
<form class="usa-form gh-gap" method="post" action="{{ACTION}}" novalidate>
{{csrf}}
<input type="hidden" name="next" value="{{NEXT}}">
<input type="hidden" name="ticket" value="{{TICKET}}">
{{>CODE_FIELD}}
<div class="gh-actions"><button class="usa-button" type="submit">Set it up</button></div>
</form>
<p class="gh-soft gh-small gh-gap">Afterwards you get recovery codes for the day on which the app is not at hand.</p>
</section>
</div>
