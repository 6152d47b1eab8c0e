{{%AUTOESCAPE context="HTML"}}
<div class="gh-grid gh-grid--side">
<section class="gh-card" aria-label="Code from your app">
<p>Your password was right. Open your authenticator app and enter the code that it shows for this portal.</p>
<form class="usa-form gh-gap" method="post" action="{{ACTION}}" novalidate>
{{csrf}}
<input type="hidden" name="next" value="{{NEXT}}">
{{>CODE_FIELD}}
<div class="gh-actions"><button class="usa-button" type="submit">Go on</button><a href="{{OTHER}}">Log in as somebody else</a></div>
</form>
</section>
<section class="gh-card gh-card--quiet" aria-labelledby="no-app">
<h2 id="no-app">Your app is not at hand?</h2>
<p>Enter one of the recovery codes that you kept when you set it up. Each counts once.</p>
<form class="usa-form gh-gap" method="post" action="{{ACTION}}" novalidate>
{{csrf}}
<input type="hidden" name="next" value="{{NEXT}}">
{{>RECOVERY_FIELD}}
<div class="gh-actions"><button class="usa-button usa-button--outline" type="submit">Use the recovery code</button></div>
</form>
<p class="gh-gap"><a href="{{LOST}}">I have lost my app and my codes</a></p>
</section>
</div>
